import { isTimed, priorityRank, searchKey, statusRank, ticketNumber } from '@supportal/domain';
import { raw, sql } from '../platform/database/sql';
import { Ticket } from '../features/tickets/ticket.entity';
import { TicketTimer } from '../features/timers/ticket-timer.entity';
import type { SupportWorld } from './support-world';
import type { TestApp } from './test-app';

const fiveDays = 5 * 86_400_000;

/**
 * Tickets of the world's author written straight into the database: as many as a table of cases needs, in any status.
 * Those that wait have a deadline in five days.
 */
export function insertTickets(
  { app, clock }: TestApp,
  world: SupportWorld,
  wishes: readonly Partial<Ticket>[],
): Promise<Ticket[]> {
  const now = clock.now();
  return app.platform.database.uow.run(async (tx) => {
    const tickets: Ticket[] = [];
    for (const wish of wishes) {
      const status = wish.status ?? 'NEW';
      const priority = wish.priority ?? 'MEDIUM';
      const deadlineAt = isTimed(status) ? new Date(now.getTime() + fiveDays) : null;
      const ticket = await tx.insert(Ticket, {
        version: 1,
        subject: 'Не печатает чек',
        body: 'После обновления касса не печатает чек.',
        searchText: '',
        type: 'DEFECT',
        priority,
        priorityRank: priorityRank(priority),
        status,
        statusRank: statusRank(status),
        systemId: world.system.id,
        environmentId: world.environment.id,
        platformVersion: '',
        authorId: world.author.user.id,
        organizationId: world.organization.id,
        groupId: world.group.id,
        assigneeId: null,
        createdAt: now,
        updatedAt: now,
        statusChangedAt: now,
        firstResponseAt: null,
        closedAt: status === 'CLOSED' ? now : null,
        reopenCount: 0,
        answered: false,
        waitStartedAt: deadlineAt && now,
        deadlineAt,
        ...wish,
      });
      const searchText = searchKey(`${ticketNumber(ticket.id)} ${ticket.subject}`);
      await tx.update(Ticket, ticket.id, { searchText });
      if (deadlineAt)
        await tx.insert(TicketTimer, {
          ticketId: ticket.id,
          kind: 'EXPIRY',
          hoursLeft: 0,
          dueAt: ticket.deadlineAt!,
        });
      tickets.push(Object.assign(ticket, { searchText }));
    }
    return tickets;
  });
}

const tables = [
  'ticket',
  'ticket_event',
  'ticket_message',
  'ticket_rating',
  'ticket_timer',
  'attachment',
  'idempotency_key',
  'outbox_entry',
] as const;
/** Rows by table. */
export type Traces = Record<(typeof tables)[number], Record<string, unknown>[]>;

/** Every row that a change of tickets could leave behind: what is refused must leave them as they were. */
export async function traces({ app }: TestApp): Promise<Traces> {
  await app.outbox.sweep();
  const found = tables.map(async (table) => [
    table,
    await app.platform.database.read.rows(sql`SELECT * FROM ${raw(table)} ORDER BY id`),
  ]);
  return Object.fromEntries(await Promise.all(found)) as Traces;
}

/** Does something with each item, a few at a time; answers in the order of the items. */
export async function each<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  lanes = 6,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
