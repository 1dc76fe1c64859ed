import type { TicketFacts } from './ticket.policy';
import type { Viewer } from './viewer';

/** Why somebody sees a ticket, or does not. */
export const ticketReasons = [
  'INACTIVE',
  'OTHER_ORGANIZATION',
  'AUTHOR',
  'ASSIGNEE',
  'READ_ALL',
  'READ_ALL_IN_GROUP',
  'LEADS_AUTHOR',
  'SYSTEM',
] as const;
/** See {@link ticketReasons}. */
export type TicketReason = (typeof ticketReasons)[number];

/** A reason, whether it holds, and the groups by which it does. */
export interface ReasonedSight {
  readonly reason: TicketReason;
  readonly holds: boolean;
  readonly groupIds: readonly number[];
}

/** The same rule as `ticket.read`, reason by reason; the first two hide the ticket, each of the others shows it. */
export function ticketReasonsFor(viewer: Viewer | null, ticket: TicketFacts): ReasonedSight[] {
  if (!viewer) return [{ reason: 'INACTIVE', holds: true, groupIds: [] }];
  return viewer.isProvider ? ofProvider(viewer, ticket) : ofCustomer(viewer, ticket);
}

/** Whether the reasons show the ticket. */
export const isShown = (reasons: readonly ReasonedSight[]): boolean =>
  !reasons.some(({ reason, holds }) => holds && hides(reason)) &&
  reasons.some(({ reason, holds }) => holds && !hides(reason));

const hides = (reason: TicketReason): boolean => reason === 'INACTIVE' || reason === 'OTHER_ORGANIZATION';

const plain = (reason: TicketReason, holds: boolean): ReasonedSight => ({ reason, holds, groupIds: [] });
const byGroups = (reason: TicketReason, groupIds: readonly number[]): ReasonedSight => ({
  reason,
  holds: groupIds.length > 0,
  groupIds,
});

const ledGroupsOf = (viewer: Viewer, { authorGroupIds }: TicketFacts): number[] =>
  authorGroupIds.filter((id) => viewer.ledGroupIds.includes(id));

function ofCustomer(viewer: Viewer, ticket: TicketFacts): ReasonedSight[] {
  const inGroup = viewer.groupIdsWith('ticket.readAll').filter((id) => id === ticket.groupId);
  return [
    plain('OTHER_ORGANIZATION', viewer.organizationId !== ticket.organizationId),
    plain('AUTHOR', ticket.authorId === viewer.id),
    plain('READ_ALL', viewer.may('ticket.readAll')),
    byGroups('READ_ALL_IN_GROUP', inGroup),
    byGroups('LEADS_AUTHOR', ledGroupsOf(viewer, ticket)),
  ];
}

function ofProvider(viewer: Viewer, ticket: TicketFacts): ReasonedSight[] {
  const isReached = (group: Viewer['facts']['groups'][number]) =>
    group.systemIds.includes(ticket.systemId) &&
    (viewer.mayIn('ticket.process', group.id) || viewer.mayIn('ticket.readAll', group.id));
  return [
    plain('AUTHOR', ticket.authorId === viewer.id),
    plain('ASSIGNEE', ticket.assigneeId === viewer.id),
    plain('READ_ALL', viewer.may('ticket.readAll')),
    byGroups('LEADS_AUTHOR', ledGroupsOf(viewer, ticket)),
    byGroups(
      'SYSTEM',
      viewer.facts.groups.filter(isReached).map(({ id }) => id),
    ),
  ];
}
