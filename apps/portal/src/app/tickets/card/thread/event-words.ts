import { assertInInjectionContext, inject } from '@angular/core';
import type { TicketEventKind } from '@supportal/domain';
import type { IconName } from '@supportal/ui';
import { DomainWords } from '../../../core/i18n/domain-words';
import { injectTexts } from '../../../core/i18n/texts';
import type { Entry } from '../ticket-view';

/** Icon of a kind of event. */
export const eventIcons: Record<TicketEventKind, IconName> = {
  CREATED: 'add',
  STATUS_CHANGED: 'swap',
  COMMENTED: 'send',
  NOTE_ADDED: 'lock',
  ASSIGNED: 'person',
  TYPE_CHANGED: 'edit',
  PRIORITY_CHANGED: 'edit',
  WAIT_EXTENDED: 'alarm',
  DEADLINE_MOVED: 'alarm',
  REMINDED: 'notifications',
  RATED: 'star',
};

/** Says in one line what an entry of the event log is about. */
export type EventWords = (entry: Entry) => string;

/** Words for events in the language of the screen. */
export function injectEventWords(): EventWords {
  assertInInjectionContext(injectEventWords);
  const text = injectTexts();
  const words = inject(DomainWords).words;
  const change = (from: string | null | undefined, to: string): string => (from ? `${from} → ${to}` : to);

  const byKind: Record<TicketEventKind, EventWords> = {
    CREATED: () => text('card.events.created'),
    COMMENTED: () => text('card.events.commented'),
    NOTE_ADDED: () => text('card.events.noted'),
    STATUS_CHANGED: ({ fromStatus: from, toStatus: to }) =>
      to ? change(from && words().status[from], words().status[to]) : '',
    ASSIGNED: ({ oldAssignee, newAssignee }) =>
      newAssignee
        ? `${words().column.ASSIGNEE}: ${change(oldAssignee?.fullName, newAssignee.fullName)}`
        : text('card.events.unassigned', { name: oldAssignee?.fullName ?? '' }),
    TYPE_CHANGED: ({ oldType: from, newType: to }) =>
      to ? `${words().column.TYPE}: ${change(from && words().type[from], words().type[to])}` : '',
    PRIORITY_CHANGED: ({ oldPriority: from, newPriority: to }) =>
      to ? `${words().column.PRIORITY}: ${change(from && words().priority[from], words().priority[to])}` : '',
    WAIT_EXTENDED: ({ hours }) => text('card.events.extended', { hours: hours ?? 0 }),
    DEADLINE_MOVED: () => text('card.events.deadlineMoved'),
    REMINDED: ({ hours }) => text('card.events.reminded', { hours: hours ?? 0 }),
    RATED: ({ score }) => text('card.events.rated', { score: score ?? 0 }),
  };
  return (entry) => byKind[entry.kind](entry);
}
