/** Every status of a ticket, in the order of its life: lists sort by this order, not by alphabet. */
export const ticketStatuses = [
  'NEW',
  'REOPENED',
  'IN_PROGRESS',
  'AWAITING_INFO',
  'AWAITING_FIX',
  'AWAITING_IMPLEMENTATION',
  'AWAITING_CLOSURE',
  'CLOSED',
] as const;
/** Status of a ticket, see {@link ticketStatuses}. */
export type TicketStatus = (typeof ticketStatuses)[number];

/** Every status but `CLOSED`. */
export const openStatuses: readonly TicketStatus[] = ticketStatuses.filter((status) => status !== 'CLOSED');

/** What a ticket is about. */
export const ticketTypes = ['OUTAGE', 'DEFECT', 'CONSULTATION', 'FEATURE_REQUEST'] as const;
/** Type of a ticket, see {@link ticketTypes}. */
export type TicketType = (typeof ticketTypes)[number];

/** Priorities, the most urgent first: lists sort by this order. */
export const ticketPriorities = ['HIGH', 'MEDIUM', 'LOW'] as const;
/** Priority of a ticket, see {@link ticketPriorities}. */
export type TicketPriority = (typeof ticketPriorities)[number];

/** The three tabs of the page of tickets. */
export const ticketTabs = ['MINE', 'ALL', 'GROUP'] as const;
/** `MINE` my tickets, `ALL` everything in my reach, `GROUP` open tickets of the people I lead. */
export type TicketTab = (typeof ticketTabs)[number];

/** Where a change came from. */
export const changeSources = ['PORTAL', 'API', 'TIMER'] as const;
/** Source of a change, see {@link changeSources}. */
export type ChangeSource = (typeof changeSources)[number];

/** Everything that can be written into the event log of a ticket. */
export const ticketEventKinds = [
  'CREATED',
  'STATUS_CHANGED',
  'COMMENTED',
  'NOTE_ADDED',
  'ASSIGNED',
  'TYPE_CHANGED',
  'PRIORITY_CHANGED',
  'WAIT_EXTENDED',
  'DEADLINE_MOVED',
  'REMINDED',
  'RATED',
] as const;
/** Kind of a row of the event log, see {@link ticketEventKinds}. */
export type TicketEventKind = (typeof ticketEventKinds)[number];

/** Sort rank of a status: its place in the life of a ticket, from 0. */
export const statusRank = (status: TicketStatus): number => ticketStatuses.indexOf(status);
/** Sort rank of a priority: 0 is the most urgent. */
export const priorityRank = (priority: TicketPriority): number => ticketPriorities.indexOf(priority);
