import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { permissions } from '@supportal/domain';
import { ErrorState, Pane, Skeleton } from '@supportal/ui';
import { injectQuery } from '../../../core/graphql/inject-query';
import { DomainWords } from '../../../core/i18n/domain-words';
import { injectTexts } from '../../../core/i18n/texts';
import { onAdministrationChange } from '../../../core/administration/administration-changes';
import { TicketSightForm } from './ticket-sight-form';
import { EffectiveRightsDocument, type EffectiveRightsQuery } from './why.generated';

type Right = EffectiveRightsQuery['effectiveRights'][number];
type Path = Right['paths'][number];

const order: ReadonlyMap<string, number> = new Map(permissions.map((name, index) => [name, index]));

/** «Почему?»: every right of somebody with all the ways it is held, and whether they see a ticket. */
@Component({
  selector: 'portal-user-rights',
  imports: [ErrorState, MatButton, MatIcon, Pane, Skeleton, TicketSightForm],
  templateUrl: './user-rights.html',
  styleUrl: './user-rights.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserRights {
  readonly user = input.required<{
    readonly id: number;
    readonly fullName: string;
    readonly active: boolean;
  }>();

  protected readonly text = injectTexts();
  private readonly words = inject(DomainWords).words;
  private readonly userId = computed(() => this.user().id);
  protected readonly open = linkedSignal({ source: this.userId, computation: () => false });
  protected readonly query = injectQuery(EffectiveRightsDocument, () =>
    this.open() ? { userId: this.userId() } : null,
  );
  protected readonly rights = computed(() =>
    this.query
      .value()
      ?.effectiveRights.toSorted((a, b) => placeOf(a) - placeOf(b))
      .map((right) => this.inWords(right)),
  );

  constructor() {
    onAdministrationChange(['USER', 'GROUP', 'ROLE', 'PERMISSION_SET'], () => {
      if (this.open()) void this.query.refetch();
    });
  }

  private inWords({ permission, paths }: Right) {
    const names: Readonly<Record<string, string>> = this.words().permission;
    return {
      permission,
      name: names[permission] ?? permission,
      onlyInGroups: paths.every(({ group, role }) => group && role),
      sentences: paths.map((path) => this.sentence(path)),
    };
  }

  private sentence({ group, role, permissionSet: set }: Path): string {
    const names = { group: group?.name, role: role?.name, set: set.name };
    if (group && role) return this.text('people.why.byRoleInGroup', names);
    return this.text(role ? 'people.why.byRole' : 'people.why.byGroup', names);
  }
}

const placeOf = ({ permission }: Right): number => order.get(permission) ?? order.size;
