import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import { AdminLinks } from '../shared/admin-links';
import type { AuditLogQuery } from './audit.generated';
import { injectAuditWords } from './audit-words';

/** An entry as the API gives it. */
export type AuditEntryNode = AuditLogQuery['auditLog']['edges'][number]['node'];

/** One change: who did what to which object, and on demand each field as it was and as it is. */
@Component({
  selector: 'portal-audit-entry',
  imports: [MatIcon, RouterLink],
  templateUrl: './audit-entry.html',
  styleUrl: './audit-entry.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditEntry {
  readonly entry = input.required<AuditEntryNode>();
  protected readonly text = injectTexts();
  protected readonly dates = inject(Dates);
  private readonly links = inject(AdminLinks);
  protected readonly words = injectAuditWords();
  protected readonly open = signal(false);
  protected readonly detailsId = computed(() => `audit-entry-${this.entry().id}`);
  protected readonly action = computed(() => this.words().action(this.entry().action));
  protected readonly link = computed(() => {
    const { kind, objectId, action } = this.entry();
    return action.endsWith('.deleted') ? null : this.links.object(kind, objectId);
  });
  protected readonly changes = computed(() =>
    this.entry().changes.map(({ field, before, after }) => ({
      field,
      label: this.words().field(field),
      before: this.words().value(field, before),
      after: this.words().value(field, after),
    })),
  );
}
