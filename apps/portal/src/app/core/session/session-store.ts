import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Permission, TicketTab } from '@supportal/domain';
import { Apollo } from 'apollo-angular';
import { firstValueFrom } from 'rxjs';
import type { AdminSection } from '../../../generated/graphql';
import { AccessEvents } from '../graphql/access-events';
import { injectLive } from '../graphql/inject-live';
import { LiveClient } from '../graphql/live-client';
import { PortalErrors } from '../graphql/portal-errors';
import type { PortalError } from '../graphql/portal-error';
import { Language } from '../i18n/language';
import { Theme } from '../theme/theme';
import {
  SessionChangedDocument,
  SessionDocument,
  SignOutDocument,
  type SessionFieldsFragment,
} from './session.generated';

/** Who is signed in and what they may do; follows changes of rights while the portal is open. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly apollo = inject(Apollo);
  private readonly live = inject(LiveClient);
  private readonly errors = inject(PortalErrors);
  private readonly language = inject(Language);
  private readonly theme = inject(Theme);
  private readonly session = signal<SessionFieldsFragment | null>(null);
  private readonly lost = signal(false);
  private readonly failure = signal<PortalError | null>(null);
  private checking: Promise<void> | undefined;
  private readonly accepted = signal(0);

  /** The signed-in person, null when signed out. Stays after the session ended, see {@link ended}. */
  readonly viewer = computed(() => this.session()?.viewer ?? null);
  readonly signedIn = computed(() => this.session() !== null);
  /** True until the password of the first sign-in is changed: nothing else works before. */
  readonly mustChangePassword = computed(() => this.session()?.mustChangePassword ?? false);
  /** Sections of «Администрирование» this person has now. */
  readonly adminSections = computed<readonly AdminSection[]>(() => this.viewer()?.adminSections ?? []);
  /** True when there is something this person may administer. */
  readonly administers = computed(() => this.adminSections().length > 0);
  /** Tabs of tickets this person has now. */
  readonly tabs = computed<readonly TicketTab[]>(() => this.viewer()?.tabs ?? []);
  readonly permissions = computed<ReadonlySet<string>>(() => new Set(this.viewer()?.permissions));
  private readonly everywhere = computed<ReadonlySet<string>>(
    () => new Set(this.viewer()?.permissionsEverywhere),
  );
  /** The session ended behind the person's back: the screen stays, covered by the dialog that asks to sign in again. */
  readonly ended = this.lost.asReadonly();
  /**
   * Grows with every session that is accepted: what was asked before is then of no account. Also with equal rights:
   * the groups of the viewer, or what these are connected to, may have changed.
   */
  readonly acceptances = this.accepted.asReadonly();
  /** Why the session could not be asked for at the start, null when it could. */
  readonly startFailure = this.failure.asReadonly();

  constructor() {
    const access = inject(AccessEvents);
    access.unauthenticated.subscribe(() => void this.check());
    access.passwordChangeRequired.subscribe(() => void this.check());
    injectLive(
      SessionChangedDocument,
      () => (this.signedIn() && !this.lost() ? {} : null),
      (change) => (change.sessionChanged ? this.accept(change.sessionChanged) : void this.over()),
    );
    effect(() => {
      const viewer = this.viewer();
      if (!viewer) return;
      untracked(() => {
        void this.language.use(viewer.locale);
        this.theme.use(viewer.theme);
      });
    });
  }

  /** Whether the viewer holds a right anywhere: for tickets, whose groups decide the rest. */
  may(permission: Permission): boolean {
    return this.permissions().has(permission);
  }

  /** Whether a right counts for administration: held in one group only it does not. */
  mayAdminister(permission: Permission): boolean {
    return this.everywhere().has(permission);
  }

  /** Asks who is signed in, before the first page. */
  async load(): Promise<void> {
    try {
      this.failure.set(null);
      this.session.set(await this.ask());
    } catch (error) {
      this.failure.set(this.errors.from(error));
    }
  }

  /** A session began or changed: sign-in, change of password, change of rights. */
  accept(session: SessionFieldsFragment): void {
    const before = untracked(this.viewer);
    const returns = untracked(this.lost);
    this.accepted.update((count) => count + 1);
    this.session.set(session);
    this.lost.set(false);
    if (before?.id !== session.viewer.id) this.live.restart();
    if (returns) this.comeBack();
  }

  /** A new session in place of this one, whose socket is of no use any more: the password was changed. */
  replace(session: SessionFieldsFragment): void {
    this.accept(session);
    this.live.restart();
  }

  /** The preferences or the name of the viewer changed. */
  acceptViewer(viewer: SessionFieldsFragment['viewer']): void {
    this.session.update((session) => session && { ...session, viewer });
  }

  /** The session is over though the person did not sign out. */
  end(): void {
    if (untracked(this.signedIn)) this.lost.set(true);
  }

  /** Asks the API to end the session. */
  async signOut(): Promise<void> {
    await this.apollo.client.mutate({ mutation: SignOutDocument });
  }

  /** From now on nobody is signed in here. */
  clear(): void {
    this.session.set(null);
    this.lost.set(false);
  }

  /** Drops every answer that was kept; when the screens that show them are gone. */
  async forget(): Promise<void> {
    await this.apollo.client.clearStore();
  }

  /** Another session of the same person: new socket with the new cookie, fresh answers, untouched forms. */
  private comeBack(): void {
    this.live.restart();
    void this.apollo.client.refetchQueries({ include: 'active' });
  }

  /** A call was refused: ask what the session is now, once for many refusals at a time. */
  private async check(): Promise<void> {
    if (!untracked(this.signedIn)) return;
    this.checking ??= this.learn().finally(() => (this.checking = undefined));
    return this.checking;
  }

  private async learn(): Promise<void> {
    const accepted = untracked(this.accepted);
    const session = await this.ask().catch(() => undefined);
    if (session === undefined || accepted !== untracked(this.accepted)) return;
    if (!session) return this.end();
    this.accept(session);
    if (untracked(this.live.refused)) this.live.restart();
  }

  /**
   * The session of the socket is over. Another one may have come in its place, here or in another tab: the cookie
   * knows.
   */
  private async over(): Promise<void> {
    const accepted = untracked(this.accepted);
    const session = await this.ask().catch(() => null);
    if (accepted !== untracked(this.accepted)) return;
    if (session) this.replace(session);
    else this.end();
  }

  private async ask(): Promise<SessionFieldsFragment | null> {
    const answer = this.apollo.query({ query: SessionDocument, fetchPolicy: 'network-only' });
    const { data } = await firstValueFrom(answer);
    return data?.session ?? null;
  }
}
