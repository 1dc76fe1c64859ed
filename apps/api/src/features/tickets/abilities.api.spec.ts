import { randomUUID } from 'node:crypto';
import { ticketAbilities, ticketStatuses, type TicketAbility } from '@supportal/domain';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { look } from '../../testing/tickets';
import { each, insertTickets } from '../../testing/ticket-rows';
import type { Ticket } from './ticket.entity';

const seeing = ['author', 'deputy', 'leader', 'specialist', 'senior'] as const;
type Person = (typeof seeing)[number];
type Attempt = (ticket: Ticket, world: SupportWorld) => { document: string; input: object };

/** How each ability is used. */
const uses: Record<TicketAbility, Attempt> = {
  COMMENT: ({ id }) => ({ document: documents.comment, input: { id, body: 'Сообщение' } }),
  NOTE: ({ id }) => ({ document: documents.comment, input: { id, body: 'Заметка', internal: true } }),
  TAKE: ({ id, status }) => ({ document: documents.take, input: { id, from: status } }),
  ASSIGN: ({ id, version }, { specialist }) => ({
    document: documents.assign,
    input: { id, version, assigneeId: specialist.user.id },
  }),
  CORRECT: ({ id, version }) => ({ document: documents.correct, input: { id, version, priority: 'LOW' } }),
  EXTEND_WAIT: ({ id }) => ({ document: documents.extend, input: { id, hours: 8, comment: 'Ждём' } }),
  RATE: ({ id }) => ({ document: documents.rate, input: { id, score: 5 } }),
  REOPEN: ({ id, status }) => ({
    document: documents.move,
    input: { id, from: status, to: 'REOPENED', comment: 'Снова', key: randomUUID() },
  }),
  RETURN_TO_WORK: ({ id }) => ({
    document: documents.comment,
    input: { id, body: 'Ответ', returnToWork: true },
  }),
};

describe('the abilities sent with a ticket', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  async function works(person: Person, ability: TicketAbility, ticket: Ticket): Promise<boolean> {
    const { document, input } = uses[ability](ticket, world);
    const { errors } = await world[person].api.ask(document, { input });
    if (errors || ability !== 'RETURN_TO_WORK') return !errors;
    // The answer itself is taken wherever comments are: what counts is that the ticket went on.
    return (await look(world.author.api, ticket.id)).status !== ticket.status;
  }

  it.each(seeing)(
    'are exactly what the server lets them do: %s',
    async (person) => {
      const cases = ticketStatuses.flatMap((status) =>
        ticketAbilities.map((ability) => ({ status, ability })),
      );
      const tickets = await insertTickets(
        app,
        world,
        cases.map(({ status }) => ({ status })),
      );
      const question = `query ($id: Int!) { ticket(id: $id) { abilities } }`;
      const results = await each([...cases.entries()], async ([at, { status, ability }]) => {
        const ticket = tickets[at]!;
        const { ticket: shown } = await world[person].api.run<{ ticket: { abilities: string[] } }>(question, {
          id: ticket.id,
        });
        const offered = shown.abilities.includes(ability);
        return { status, ability, offered, works: await works(person, ability, ticket) };
      });
      expect(results.filter((one) => one.offered !== one.works)).toEqual([]);
      expect(results.some((one) => one.offered)).toBe(person !== 'leader');
    },
    60_000,
  );

  it('offer no longer wait once the customer has answered', async () => {
    const [ticket] = await insertTickets(app, world, [{ status: 'AWAITING_INFO' }]);
    const before = await look(world.specialist.api, ticket!.id);
    await world.author.api.run(documents.comment, { input: { id: ticket!.id, body: 'Ответ' } });
    const after = await look(world.specialist.api, ticket!.id);
    expect(before.abilities).toContain('EXTEND_WAIT');
    expect(after).toMatchObject({ answered: true, deadline: null });
    expect(after.abilities).not.toContain('EXTEND_WAIT');
  });

  it('offer a rating once per closing', async () => {
    const [ticket] = await insertTickets(app, world, [{ status: 'CLOSED' }]);
    const { api } = world.deputy;
    expect((await look(api, ticket!.id)).abilities).toContain('RATE');
    await world.author.api.run(documents.rate, { input: { id: ticket!.id, score: 4 } });
    expect((await look(api, ticket!.id)).abilities).not.toContain('RATE');
  });
});
