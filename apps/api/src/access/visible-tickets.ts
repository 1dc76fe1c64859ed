import { openStatuses, type TicketTab } from '@supportal/domain';
import { FALSE, isIn, join, raw, sql, TRUE, type Sql } from '../platform/database/sql';
import { ticketPolicy, type TicketFacts } from './ticket.policy';
import type { Viewer } from './viewer';

/** The third door: `ticket.read` as a condition over `ticket t`, for lists, counters and searches. */
export const visibleTickets = (viewer: Viewer): Sql => anyOf(visibleBranches(viewer));

// One index serves each branch; a ticket may be seen by several of them.
function visibleBranches(viewer: Viewer): Sql[] {
  if (viewer.isProvider) {
    if (viewer.may('ticket.readAll')) return [TRUE];
    const systems = new Set([
      ...viewer.systemIdsWith('ticket.process'),
      ...viewer.systemIdsWith('ticket.readAll'),
    ]);
    return [...authored(viewer), sql`t.assigneeId = ${viewer.id}`, ...oneByOne('t.systemId', [...systems])];
  }
  if (viewer.may('ticket.readAll')) return within(viewer, [TRUE]);
  return within(viewer, [
    ...authored(viewer),
    ...oneByOne('t.groupId', viewer.groupIdsWith('ticket.readAll')),
  ]);
}

/** So many branches are worth an index each; SQLite takes 500 in all. */
const mostBranches = 20;

const oneByOne = (column: 't.systemId' | 't.groupId', ids: readonly number[]): Sql[] =>
  ids.length > mostBranches ? [isIn(column, ids)] : ids.map((id) => sql`${raw(column)} = ${id}`);

const anyOf = (branches: readonly Sql[]): Sql => join(branches, ' OR ', FALSE);

/** Written by the viewer, or by somebody they lead. */
const authored = (viewer: Viewer): Sql[] => [
  sql`t.authorId = ${viewer.id}`,
  ...(viewer.ledGroupIds.length ? [ledAuthors(viewer)] : []),
];

/** A customer never leaves their organization. */
const within = (viewer: Viewer, branches: readonly Sql[]): Sql[] =>
  viewer.isProvider
    ? [...branches]
    : branches.map((branch) =>
        join([sql`t.organizationId = ${viewer.organizationId}`, branch], ' AND ', FALSE),
      );

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
export const ticketsOfTab = (viewer: Viewer, tab: TicketTab): Sql => anyOf(branchesOfTab(viewer, tab));

/**
 * The tickets of a tab as conditions of which a ticket meets at least one. Each of them has an index; their OR has
 * none, so a page is best made of the first page of each.
 */
export function branchesOfTab(viewer: Viewer, tab: TicketTab): Sql[] {
  if (tab === 'ALL') return visibleBranches(viewer);
  if (tab === 'GROUP')
    return within(viewer, [join([ledAuthors(viewer), isIn('t.status', openStatuses)], ' AND ', FALSE)]);
  const written = sql`t.authorId = ${viewer.id}`;
  return viewer.isProvider ? [written, sql`t.assigneeId = ${viewer.id}`] : within(viewer, [written]);
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
