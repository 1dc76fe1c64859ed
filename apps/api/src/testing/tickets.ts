import { randomUUID } from 'node:crypto';
import type { TicketStatus } from '@supportal/domain';
import type { ApiClient } from './api-client';
import { documents, type ShownTicket } from './documents';
import type { SupportWorld } from './support-world';

/** What a ticket must name. */
export type TicketPlaces = Pick<SupportWorld, 'system' | 'environment'>;

/** A new ticket's input, complete; override what matters. */
export const ticketInput = (world: TicketPlaces, values: object = {}) => ({
  key: randomUUID(),
  subject: 'Не печатает чек',
  body: 'После обновления касса не печатает чек.',
  type: 'DEFECT',
  priority: 'HIGH',
  systemId: world.system.id,
  environmentId: world.environment.id,
  ...values,
});

/** Writes a ticket as the world's author (or another client). */
export async function createTicket(world: SupportWorld, values?: object): Promise<ShownTicket>;
export async function createTicket(world: TicketPlaces, values: object, api: ApiClient): Promise<ShownTicket>;
export async function createTicket(
  world: TicketPlaces & Partial<Pick<SupportWorld, 'author'>>,
  values: object = {},
  api: ApiClient = world.author!.api,
): Promise<ShownTicket> {
  const { createTicket: ticket } = await api.run<{ createTicket: ShownTicket }>(documents.create, {
    input: ticketInput(world, values),
  });
  return ticket;
}

/** Moves a ticket from the status it has now. */
export async function move(
  api: ApiClient,
  ticket: { id: number; status: string },
  to: TicketStatus,
  comment: string | null = 'Комментарий',
  more: object = {},
): Promise<ShownTicket> {
  const input = { id: ticket.id, from: ticket.status, to, comment, ...more };
  return (await api.run<{ changeTicketStatus: ShownTicket }>(documents.move, { input })).changeTicketStatus;
}

/** The ticket as this client sees it now. */
export const look = async (api: ApiClient, id: number): Promise<ShownTicket> =>
  (await api.run<{ ticket: ShownTicket }>(documents.ticket, { id })).ticket;

const path: Partial<Record<TicketStatus, { via: TicketStatus; by: 'specialist' | 'author' }>> = {
  IN_PROGRESS: { via: 'NEW', by: 'specialist' },
  AWAITING_INFO: { via: 'IN_PROGRESS', by: 'specialist' },
  AWAITING_FIX: { via: 'IN_PROGRESS', by: 'specialist' },
  AWAITING_IMPLEMENTATION: { via: 'IN_PROGRESS', by: 'specialist' },
  AWAITING_CLOSURE: { via: 'IN_PROGRESS', by: 'specialist' },
  CLOSED: { via: 'AWAITING_CLOSURE', by: 'author' },
  REOPENED: { via: 'CLOSED', by: 'author' },
};

/** A ticket brought to a status by the steps people would take. */
export async function ticketIn(
  world: SupportWorld,
  status: TicketStatus,
  values: object = {},
): Promise<ShownTicket> {
  if (status === 'NEW') return createTicket(world, values);
  const { via, by } = path[status]!;
  const type = status === 'AWAITING_IMPLEMENTATION' ? { type: 'FEATURE_REQUEST' } : {};
  const before = await ticketIn(world, via, { ...type, ...values });
  return move(world[by].api, before, status);
}
