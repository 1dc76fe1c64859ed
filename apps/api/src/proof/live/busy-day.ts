import { randomUUID } from 'node:crypto';
import { openTransitions, type Actor, type TicketStatus, type TicketType } from '@supportal/domain';
import { ApiClient } from '../../testing/api-client';
import { documents, type ShownTicket } from '../../testing/documents';
import type { Random } from '../../testing/random';
import type { BusyWorld, Company } from './busy-world';

/** How a text says whose it is, so that a frame that must not have it gives itself away. */
export const markOf = (company: Company): string => `«компания-${company.organization.id}»`;
export const noteMark = '«внутреннее»';

interface Desk {
  readonly company: Company;
  readonly id: number;
}
const people: ReadonlySet<Actor> = new Set(['SPECIALIST', 'CUSTOMER', 'AUTHOR', 'REOPENER']);

/** Random work of everybody on some tickets; refusals are part of a day. */
export class BusyDay {
  readonly tickets: Desk[] = [];
  /** Changes that were acknowledged. */
  done = 0;
  /** Answers that nobody may get. */
  readonly broken: string[] = [];

  constructor(
    private readonly world: BusyWorld,
    private readonly random: Random,
    /** A client of this person at any node. */
    private readonly as: (userId: number) => ApiClient,
  ) {}

  async create(company: Company, authorId: number): Promise<number> {
    const input = {
      key: randomUUID(),
      subject: `Тема ${markOf(company)}`,
      body: `Описание ${markOf(company)}`,
      type: this.random.one(['DEFECT', 'CONSULTATION', 'OUTAGE']),
      priority: this.random.one(['HIGH', 'MEDIUM', 'LOW']),
      systemId: company.system.id,
      environmentId: this.world.environmentId,
    };
    const { createTicket } = await this.as(authorId).run<{ createTicket: ShownTicket }>(documents.create, {
      input,
    });
    this.done++;
    this.tickets.push({ company, id: createTicket.id });
    return createTicket.id;
  }

  /** One random thing somebody does to a random ticket. */
  async act(): Promise<void> {
    const { random, world } = this;
    const desk = random.one(this.tickets);
    const { data } = await this.as(world.senior.id).ask<{ ticket: ShownTicket }>(documents.ticket, {
      id: desk.id,
    });
    const ticket = data!.ticket;
    const specialist = random.one([world.senior.id, ...world.specialists.map(({ id }) => id)]);
    const customer = random.one([ticket.author.id, desk.company.deputy.id]);
    const body = `Текст ${markOf(desk.company)}`;
    const { id, version } = ticket;
    const acts: (() => Promise<void>)[] = [
      () => this.try(specialist, documents.comment, { id, body }),
      () => this.try(customer, documents.comment, { id, body, returnToWork: random.chance(0.5) }),
      () => this.try(specialist, documents.comment, { id, body: `${noteMark} ${body}`, internal: true }),
      () => this.try(specialist, documents.correct, { id, version, priority: random.one(['HIGH', 'LOW']) }),
      () =>
        this.try(world.senior.id, documents.assign, {
          id,
          version,
          assigneeId: random.one([world.senior.id, null, ...world.specialists.map((one) => one.id)]),
        }),
      ...Array<() => Promise<void>>(3).fill(() =>
        this.move(ticket, random.one([specialist, customer]), body),
      ),
    ];
    await random.one(acts)();
  }

  private async move({ id, status, type }: ShownTicket, userId: number, comment: string): Promise<void> {
    const steps = openTransitions(status as TicketStatus, type as TicketType, people);
    const { to } = this.random.one(steps);
    // Closing for good would leave nothing to do: it happens, but seldom.
    if (to === 'CLOSED' && this.random.chance(0.7)) return;
    await this.try(userId, documents.move, { id, from: status, to, comment });
  }

  private async try(userId: number, document: string, input: object): Promise<void> {
    const { errors } = await this.as(userId).ask(document, { input: { key: undefined, ...input } });
    if (!errors) this.done++;
    const code = errors?.[0]?.extensions.code;
    if (code === 'INTERNAL' || code === 'UNAVAILABLE') this.broken.push(JSON.stringify(errors));
  }
}
