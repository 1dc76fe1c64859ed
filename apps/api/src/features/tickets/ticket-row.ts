import { fromSqlTime, raw } from '../../platform/database/sql';
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

/** A ticket as a statement reads it: everything but its long text. */
export type TicketRow = Record<
  (typeof numbers)[number] | (typeof texts)[number] | (typeof times)[number] | 'answered',
  never
>;

/** The columns of {@link TicketRow}, of `ticket t`. */
export const ticketRowColumns = raw(
  [...numbers, ...texts, ...times, 'answered'].map((column) => `t.${column}`).join(', '),
);

/** The row as a ticket whose `body` is not read yet. */
export function ticketOfRow(row: TicketRow): Ticket {
  const ticket = Object.assign(new Ticket(), row) as Ticket;
  ticket.answered = Boolean(Number(row.answered));
  for (const column of times) {
    const value = row[column] as Date | string | null;
    (ticket as unknown as Record<string, Date | null>)[column] = value === null ? null : fromSqlTime(value);
  }
  return ticket;
}
