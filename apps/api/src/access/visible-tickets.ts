import { openStatuses, type TicketTab } from '@supportal/domain';
import { FALSE, isIn, join, sql, TRUE, type Sql } from '../platform/database/sql';
import { ticketPolicy, type TicketFacts } from './ticket.policy';
import type { Viewer } from './viewer';

/** The third door: `ticket.read` as a condition over `ticket t`, for lists, counters and searches. */
export function visibleTickets(viewer: Viewer): Sql {
  const branches = [sql`t.authorId = ${viewer.id}`, ledAuthors(viewer)];
  if (viewer.isProvider) {
    if (viewer.may('ticket.readAll')) return TRUE;
    const systems = new Set([
      ...viewer.systemIdsWith('ticket.process'),
      ...viewer.systemIdsWith('ticket.readAll'),
    ]);
    return join([...branches, sql`t.assigneeId = ${viewer.id}`, isIn('t.systemId', systems)], ' OR ', FALSE);
  }
  const seen = viewer.may('ticket.readAll')
    ? TRUE
    : join([...branches, isIn('t.groupId', viewer.groupIdsWith('ticket.readAll'))], ' OR ', FALSE);
  return join([sql`t.organizationId = ${viewer.organizationId}`, seen], ' AND ', FALSE);
}

/** Tickets whose author is a member of a group the viewer leads. */
export function ledAuthors(viewer: Viewer): Sql {
  const groups = isIn('gm.groupId', viewer.ledGroupIds);
  if (!viewer.ledGroupIds.length) return FALSE;
  return sql`t.authorId IN (SELECT gm.userId FROM group_member gm WHERE ${groups})`;
}

/** The tabs that exist for the viewer. */
export function tabsOf(viewer: Viewer): TicketTab[] {
  const all = viewer.isProvider
    ? viewer.mayAnywhere('ticket.readAll') || viewer.mayAnywhere('ticket.process')
    : viewer.mayAnywhere('ticket.readAll');
  return [
    'MINE',
    ...(all ? (['ALL'] as const) : []),
    ...(viewer.ledGroupIds.length ? (['GROUP'] as const) : []),
  ];
}

/** The tickets of a tab, always within {@link visibleTickets}. */
export function ticketsOfTab(viewer: Viewer, tab: TicketTab): Sql {
  const own = {
    MINE: () =>
      viewer.isProvider
        ? sql`(t.assigneeId = ${viewer.id} OR t.authorId = ${viewer.id})`
        : sql`t.authorId = ${viewer.id}`,
    ALL: () => TRUE,
    GROUP: () => join([ledAuthors(viewer), isIn('t.status', openStatuses)], ' AND ', FALSE),
  }[tab]();
  return join([visibleTickets(viewer), own], ' AND ', FALSE);
}

/** The same rule about one ticket: whether it belongs to the tab of this viewer. */
export function belongsToTab(viewer: Viewer, tab: TicketTab, ticket: TicketFacts): boolean {
  if (!ticketPolicy['ticket.read'](viewer, ticket)) return false;
  if (tab === 'ALL') return true;
  if (tab === 'MINE')
    return ticket.authorId === viewer.id || (viewer.isProvider && ticket.assigneeId === viewer.id);
  const isLed = ticket.authorGroupIds.some((group) => viewer.ledGroupIds.includes(group));
  return isLed && openStatuses.includes(ticket.status);
}
