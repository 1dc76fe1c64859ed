import { fromSqlTime, isoOfSqlTime } from '../../platform/database/sql';
import type { ReadAlong } from './ticket-joins';
import { Ticket } from './ticket.entity';

const numbers = [
  'id',
  'version',
  'priorityRank',
  'statusRank',
  'systemId',
  'environmentId',
  'authorId',
  'organizationId',
  'groupId',
  'assigneeId',
  'reopenCount',
] as const;
const texts = ['subject', 'type', 'priority', 'status', 'platformVersion'] as const;
/** Times that are only shown: they travel as RFC 3339 text, without becoming a Date. */
const shownTimes = ['createdAt', 'updatedAt', 'statusChangedAt', 'firstResponseAt', 'closedAt'] as const;
/** Times that are reckoned with. */
const reckonedTimes = ['waitStartedAt', 'deadlineAt'] as const;

/** Every column but the long text. */
export const ticketColumns = [...numbers, ...texts, ...shownTimes, ...reckonedTimes, 'answered'] as const;

/** Name of a column of {@link ticketColumns}. */
export type TicketColumn = (typeof ticketColumns)[number];

/** A ticket of a list: the columns its document needs, and what was read along with them. */
export type ListedTicket = Omit<Ticket, (typeof shownTimes)[number]> &
  Record<(typeof shownTimes)[number], string> &
  ReadAlong;

const policyColumns: readonly TicketColumn[] = [
  'status',
  'type',
  'organizationId',
  'groupId',
  'systemId',
  'authorId',
  'assigneeId',
  'deadlineAt',
  'reopenCount',
];

/** What fields that are no columns are made of. */
const behindField: Readonly<Record<string, readonly TicketColumn[]>> = {
  __typename: [],
  number: [],
  body: [],
  attachments: [],
  timeline: [],
  ratings: [],
  system: ['systemId'],
  environment: ['environmentId'],
  author: ['authorId'],
  organization: ['organizationId'],
  group: ['groupId'],
  assignee: ['assigneeId'],
  deadline: ['status', 'organizationId', 'waitStartedAt', 'deadlineAt'],
  abilities: policyColumns,
  transitions: policyColumns,
};

const isColumn = (name: string): name is TicketColumn => (ticketColumns as readonly string[]).includes(name);

/** The columns that these fields of a ticket need; all of them for a field that is not known here. */
export function columnsOf(fields: ReadonlySet<string>): Set<TicketColumn> {
  const columns = new Set<TicketColumn>(['id']);
  for (const field of fields) {
    const needed = isColumn(field) ? [field] : (behindField[field] ?? ticketColumns);
    for (const column of needed) columns.add(column);
  }
  return columns;
}

/** A tuple that begins with these columns, as a ticket that has them and nothing else. */
export function ticketOfTuple(tuple: readonly unknown[], columns: readonly TicketColumn[]): ListedTicket {
  const ticket = new Ticket() as unknown as Record<TicketColumn, unknown>;
  columns.forEach((column, at) => {
    ticket[column] = (convert[column] ?? asItIs)(tuple[at] as never);
  });
  return ticket as unknown as ListedTicket;
}

const asItIs = (value: unknown): unknown => value;
const absent = (make: (value: Date | string) => unknown) => (value: Date | string | null) =>
  value === null ? null : make(value);
const convert: Readonly<Partial<Record<TicketColumn, (value: never) => unknown>>> = {
  ...Object.fromEntries(shownTimes.map((column) => [column, absent(isoOfSqlTime)])),
  ...Object.fromEntries(reckonedTimes.map((column) => [column, absent(fromSqlTime)])),
  answered: (value: number | boolean) => Boolean(value),
};
