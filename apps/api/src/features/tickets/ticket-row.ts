import { fromSqlTime } from '../../platform/database/sql';
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
const times = [
  'createdAt',
  'updatedAt',
  'statusChangedAt',
  'firstResponseAt',
  'closedAt',
  'waitStartedAt',
  'deadlineAt',
] as const;

/** Every column but the long text. */
export const ticketColumns = [...numbers, ...texts, ...times, 'answered'] as const;

/** Name of a column of {@link ticketColumns}. */
export type TicketColumn = (typeof ticketColumns)[number];

/** Columns of a ticket as a statement reads them. */
export type TicketRow = Readonly<Partial<Record<TicketColumn, never>>>;

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

/** The row as a ticket that has these columns and nothing else. */
export function ticketOfRow(row: TicketRow, columns: Iterable<TicketColumn>): Ticket {
  const ticket = new Ticket() as unknown as Record<TicketColumn, unknown>;
  for (const column of columns) ticket[column] = row[column];
  for (const column of times) {
    const value = ticket[column] as Date | string | null | undefined;
    if (value) ticket[column] = fromSqlTime(value);
  }
  if (ticket.answered !== undefined) ticket.answered = Boolean(Number(ticket.answered));
  return ticket as unknown as Ticket;
}
