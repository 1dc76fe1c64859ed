import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, PRIMARY_OUTLET, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { SessionStore } from '../../core/session/session-store';

/**
 * Where in «Администрирование» the reader is, which is the address:
 * `/admin/<section>/<id or new>?organization=<id>&q=<search>`.
 */
@Injectable()
export class AdminPlace {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  private readonly address = computed(() => this.router.parseUrl(this.url()));
  private readonly segments = computed(
    () => this.address().root.children[PRIMARY_OUTLET]?.segments.map(({ path }) => path) ?? [],
  );
  private readonly params = computed(() => this.address().queryParamMap);

  /** The part of the address that names the section. */
  readonly section = computed(() => this.segments()[1]);
  /** Id of the object on the screen, `new` for one that is being made. */
  readonly selected = computed(() => this.segments()[2]);
  /** What the list is searched for. */
  readonly search = computed(() => this.params().get('q') ?? '');
  /** Only people of the provider look at objects of other organizations. */
  readonly choosesOrganization = computed(() => this.session.viewer()?.isSpecialist ?? false);
  private readonly ownId = computed(() => this.session.viewer()?.organization.id ?? 0);
  /** Whose objects are on the screen: those of the own organization, unless another one is chosen. */
  readonly organizationId = computed(() => {
    const chosen = Number(this.params().get('organization'));
    return this.choosesOrganization() && Number.isInteger(chosen) && chosen > 0 ? chosen : this.ownId();
  });
  readonly ownOrganization = computed(() => this.organizationId() === this.ownId());
  /** True while the objects on the screen are those of a customer, who can never hold provider-only rights. */
  readonly ofCustomer = computed(
    () => !this.ownOrganization() || this.session.viewer()?.organization.kind === 'CUSTOMER',
  );

  /** Looks at the objects of an organization. */
  chooseOrganization(id: number): void {
    const queryParams = { organization: this.organizationParam(id) };
    void this.router.navigate(['/admin', this.section()], { queryParams });
  }

  /** The list beside the object shows the organization of that object. */
  followOrganization(id: number): void {
    if (id === this.organizationId() || !this.choosesOrganization()) return;
    const queryParams = { organization: this.organizationParam(id), q: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Searches the list. */
  searchFor(words: string): void {
    const queryParams = { q: words || null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Goes to an object of the section, or to none. */
  async select(id?: number | 'new', replaceUrl = false): Promise<void> {
    const commands = ['/admin', this.section(), ...(id === undefined ? [] : [id])];
    await this.router.navigate(commands, { queryParamsHandling: 'preserve', replaceUrl });
  }

  private readonly organizationParam = (id: number): number | null => (id === this.ownId() ? null : id);
}
