import { fromSqlTime, isoOfSqlTime } from '../../platform/database/sql';
import type { Join, ReadAlong } from './ticket-joins';
import type { Ticket } from './ticket.entity';

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
export type ListedTicket = Readonly<
  Omit<Ticket, (typeof shownTimes)[number]> & Record<(typeof shownTimes)[number], string> & ReadAlong
>;

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

/**
 * How the tuples of one statement are read: the columns first, then what each join adds. A ticket reads its tuple when it
 * is asked; nothing is copied.
 */
export function rowsOf(
  columns: readonly TicketColumn[],
  joins: readonly Join[],
): (tuple: readonly unknown[]) => ListedTicket {
  class Row {
    constructor(readonly tuple: readonly unknown[]) {}
  }
  const define = (name: string, get: (this: Row) => unknown) =>
    Object.defineProperty(Row.prototype, name, { get });
  columns.forEach((column, at) => define(column, reading(column, at)));
  let at = columns.length;
  for (const join of joins) {
    const from = at;
    define(join.field, function () {
      return join.of(this.tuple, from);
    });
    at += join.columns.length;
  }
  return (tuple) => new Row(tuple) as unknown as ListedTicket;
}

interface Tuple {
  readonly tuple: readonly unknown[];
}

function reading(column: TicketColumn, at: number): (this: Tuple) => unknown {
  const convert = conversions[column];
  if (!convert)
    return function () {
      return this.tuple[at];
    };
  return function () {
    const value = this.tuple[at];
    return value === null ? null : convert(value as never);
  };
}

const conversions: Readonly<Partial<Record<TicketColumn, (value: never) => unknown>>> = {
  ...Object.fromEntries(shownTimes.map((column) => [column, isoOfSqlTime])),
  ...Object.fromEntries(reckonedTimes.map((column) => [column, fromSqlTime])),
  answered: (value: number | boolean) => Boolean(value),
};
