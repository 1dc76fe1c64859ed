import type { WireError } from '../../testing/api-client';
import type { Actor } from '../../testing/support-world';
import { createTicket, look, ticketIn } from '../../testing/tickets';
import { workingHoursAfter } from '../../testing/timer-world';
import { proofRandom, proofSeed, scaled } from '../harness/scale';
import { mutations } from './mutations';
import { onMariaDb, TwoNodes } from './two-nodes';

const many = scaled(30, 100);
const rounds = scaled(10, 100);
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
const refusalOf = ({ errors }: { errors?: WireError[] }) => errors?.[0] ?? null;

onMariaDb(`changes of one ticket at two nodes at once lose nothing (seed ${proofSeed})`, () => {
  const random = proofRandom();
  let both: TwoNodes;
  beforeAll(async () => {
    both = await TwoNodes.open();
    both.holdOutbox();
  });
  afterAll(() => both.close());

  const ask = async (at: number, actor: Actor, document: string, input: object) =>
    refusalOf(await both.at(at, actor).ask(document, { input }));

  /** One of these people wins; what the others are told names them. */
  async function oneWins(
    id: number,
    actors: readonly Actor[],
    attempt: (actor: Actor, at: number) => Promise<WireError | null>,
  ): Promise<Actor> {
    const before = (await both.tracesOf(id)).ticket;
    const refusals = await Promise.all(actors.map(attempt));
    const winners = actors.filter((_, at) => !refusals[at]);
    expect(winners).toHaveLength(1);
    const by = winners[0]!.user.fullName;
    const { ticket } = await both.tracesOf(id);
    expect(ticket.version).toBe(before.version + 1);
    for (const refusal of refusals.filter((one) => one !== null)) {
      const { status, version, assigneeId } = ticket;
      const current = { status, version, assigneeId, by };
      expect(refusal.extensions).toMatchObject({ code: 'CONFLICT', current });
    }
    return winners[0]!;
  }

  it(`${many} messages are ${many} versions and ${many} entries`, async () => {
    const { world } = both;
    const { id, version } = await ticketIn(world, 'AWAITING_INFO');
    const people = [world.author, world.deputy, world.specialist, world.senior];
    const say = (at: number) =>
      ask(random.below(2), random.one(people), mutations.comment, { id, body: `Сообщение ${at}` });
    expect((await Promise.all(numbers(many).map(say))).filter((one) => one !== null)).toEqual([]);
    const { ticket, messages, outbox } = await both.tracesOf(id);
    expect(ticket.version).toBe(version + many);
    const bodies = messages.map(({ body }) => body).filter((body) => body.startsWith('Сообщение'));
    expect(bodies.sort()).toEqual(
      numbers(many)
        .map((at) => `Сообщение ${at}`)
        .sort(),
    );
    expect(outbox.filter(({ event }) => event === 'ticket.commented')).toHaveLength(many);
  });

  it('hours added to a wait add up', async () => {
    const { world } = both;
    const waiting = await ticketIn(world, 'AWAITING_INFO');
    const extend = (at: number) =>
      ask(at, at % 3 ? world.specialist : world.senior, mutations.extend, {
        id: waiting.id,
        hours: 1,
        comment: `${at}`,
      });
    expect((await Promise.all(numbers(20).map(extend))).filter((one) => one !== null)).toEqual([]);
    const { ticket, timers } = await both.tracesOf(waiting.id);
    expect(ticket).toMatchObject({ version: waiting.version + 20 });
    expect(ticket.deadlineAt).toEqual(workingHoursAfter(waiting.deadline!.at, 20));
    expect(timers.map(({ kind, hoursLeft }) => [kind, hoursLeft]).sort()).toEqual([
      ['EXPIRY', 0],
      ['REMINDER', 20],
      ['REMINDER', 4],
    ]);
    expect(timers.find(({ kind }) => kind === 'EXPIRY')!.dueAt).toEqual(ticket.deadlineAt);
  });

  it(`of edits of one version one counts, and the others learn whose, ${rounds} times`, async () => {
    const { world } = both;
    const { id } = await ticketIn(world, 'IN_PROGRESS');
    const priorities = ['LOW', 'HIGH', 'MEDIUM'];
    for (const round of numbers(rounds)) {
      const { version, assignee } = await look(world.senior.api, id);
      const colleague = assignee?.id === world.senior.user.id ? world.specialist : world.senior;
      const edits = [
        { document: mutations.assign, input: { assigneeId: colleague.user.id } },
        {
          document: mutations.correct,
          input: { priority: priorities[round % 3], type: round % 2 ? 'OUTAGE' : 'DEFECT' },
        },
      ];
      const node = random.below(2);
      await oneWins(id, [world.senior, world.specialist], (actor, at) => {
        const { document, input } = edits[at]!;
        return ask(node + at, actor, document, { id, version, ...input });
      });
    }
  });

  it(`of ratings of one closing one counts, ${rounds} times`, async () => {
    const { world } = both;
    const { id } = await ticketIn(world, 'CLOSED');
    for (const cycle of numbers(rounds)) {
      const winner = await oneWins(id, [world.author, world.deputy], (actor, at) =>
        ask(cycle + at, actor, mutations.rate, { id, score: 1 + at, comment: `${cycle}-${at}` }),
      );
      const { ratings } = await both.tracesOf(id);
      expect(ratings.map((rating) => rating.cycle)).toEqual(numbers(cycle + 1));
      expect(ratings.at(-1)).toMatchObject({ authorId: winner.user.id });
      const moving = async (from: string, to: string) =>
        expect(await ask(cycle, world.author, mutations.move, { id, from, to, comment: 'Снова' })).toBeNull();
      await moving('CLOSED', 'REOPENED');
      await moving('REOPENED', 'CLOSED');
    }
  });

  it(`a wait that a word ends takes no more hours, and the answer tells why, ${rounds} times`, async () => {
    const { world } = both;
    const tickets = await Promise.all(numbers(rounds).map(() => ticketIn(world, 'AWAITING_INFO')));
    for (const { id, version } of tickets) {
      const [answer, extension] = await Promise.all([
        ask(0, world.author, mutations.comment, { id, body: 'Ответ' }),
        ask(1, world.specialist, mutations.extend, { id, hours: 8, comment: 'Подождём' }),
      ]);
      expect(answer).toBeNull();
      const { ticket, timers } = await both.tracesOf(id);
      expect(ticket).toMatchObject({
        answered: true,
        deadlineAt: null,
        version: version + (extension ? 1 : 2),
      });
      expect(timers).toEqual([]);
      if (!extension) continue;
      const current = { status: 'AWAITING_INFO', version: ticket.version, by: world.author.user.fullName };
      expect(extension.extensions).toMatchObject({ code: 'CONFLICT', key: 'notWaiting', current });
    }
  });

  it(`a double click does everything once, ${rounds} times`, async () => {
    const { world } = both;
    for (const round of numbers(rounds)) {
      const { id, version } = await createTicket(world);
      const file = await world.specialist.api.upload('a.txt', 'строка');
      const key = `double ${round}`;
      const input = { id, from: 'NEW', to: 'IN_PROGRESS', comment: 'Беру', attachmentIds: [file], key };
      const clicks = numbers(4).map((at) => ask(at, world.specialist, mutations.move, input));
      expect(await Promise.all(clicks)).toEqual([null, null, null, null]);
      const { ticket, events, messages, files, outbox } = await both.tracesOf(id);
      expect(ticket.version).toBe(version + 1);
      expect([events.length, messages.length, files.length, outbox.length]).toEqual([2, 1, 1, 1]);
      expect(await both.keysNamed(key)).toBe(1);
    }
  });
});
