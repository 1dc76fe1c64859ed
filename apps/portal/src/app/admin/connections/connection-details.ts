import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Skeleton } from '@supportal/ui';
import { injectQuery } from '../../core/graphql/inject-query';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import { injectUnloadGuard } from '../../core/navigation/leaving';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { GroupDocument } from '../groups/groups.generated';
import { AdminLinks } from '../shared/admin-links';
import { onAdministrationChange } from '../../core/administration/administration-changes';
import { GroupSystems } from './group-systems';

/** A group that waits for its connection: whose it is, what it is for, and the systems it is connected to right here. */
@Component({
  selector: 'portal-connection-details',
  imports: [EmptyState, ErrorState, GroupSystems, MatButton, MatIcon, RouterLink, Skeleton],
  templateUrl: './connection-details.html',
  styleUrl: './connection-details.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class ConnectionDetails implements Leavable {
  /** Of the address. */
  readonly id = input.required<string>();
  protected readonly text = injectTexts();
  protected readonly dates = inject(Dates);
  private readonly links = inject(AdminLinks);
  private readonly systems = viewChild(GroupSystems);
  protected readonly query = injectQuery(GroupDocument, () => ({ id: Number(this.id()) }));
  protected readonly group = computed(() => this.query.value()?.group);
  protected readonly refetch = (): Promise<void> => this.query.refetch();
  protected readonly link = computed(() => this.links.object('GROUP', Number(this.id())));
  readonly leaving = { title: 'admin.form.leaveTitle', text: 'admin.form.leaveText' } as const;

  constructor() {
    injectUnloadGuard(this);
    onAdministrationChange(
      ['GROUP'],
      () => void this.query.refetch(),
      (id) => id === Number(this.id()),
    );
  }

  hasUnsent(): boolean {
    return this.systems()?.set.dirty() ?? false;
  }
}
