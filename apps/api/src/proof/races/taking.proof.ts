import type { WireError } from '../../testing/api-client';
import { createTicket } from '../../testing/tickets';
import { each } from '../../testing/ticket-rows';
import { proofRandom, proofSeed } from '../harness/scale';
import { mutations } from './mutations';
import { report } from './report';
import { onMariaDb, TwoNodes } from './two-nodes';

const rounds = 50;

onMariaDb(`two specialists taking one ticket, ${rounds} times in parallel (seed ${proofSeed})`, () => {
  let both: TwoNodes;
  beforeAll(async () => {
    both = await TwoNodes.open();
    both.holdOutbox();
  });
  afterAll(() => both.close());

  it('always one winner, one event, one row of the outbox, and the loser sees who won', async () => {
    const random = proofRandom();
    const { world } = both;
    const people = [world.specialist, world.senior] as const;
    const tickets = await each(Array.from({ length: rounds }), () => createTicket(world));
    const wins = [0, 0];
    const race = async ({ id }: { id: number }) => {
      const node = random.below(2);
      const attempts = people.map((person, at) => {
        const comment = `Беру ${id}-${at}`;
        const input = { id, from: 'NEW', comment, key: `take ${id}-${at}` };
        const [document, more] = random.chance(0.5)
          ? [mutations.take, {}]
          : [mutations.move, { to: 'IN_PROGRESS' }];
        return () => both.at(node + at, person).ask(document, { input: { ...input, ...more } });
      });
      if (random.chance(0.5)) attempts.reverse();
      const answers = await Promise.all(attempts.map((attempt) => attempt()));
      return answers.map(({ errors }) => errors?.[0] ?? null);
    };
    const outcomes = await Promise.all(tickets.map(race));
    for (const [at, { id }] of tickets.entries()) wins[await winnerOf(id, outcomes[at]!)]!++;
    report(`${rounds} tickets taken by two at once: won ${wins.join(' and ')}`);
    expect(wins[0]! + wins[1]!).toBe(rounds);
    await both.deliver();
    expect(both.nodes.flatMap(({ mails }) => mails)).toEqual([]);
  });

  /** Index of the winner, after everything was found as it must be. */
  async function winnerOf(id: number, refusals: (WireError | null)[]): Promise<number> {
    const people = [both.world.specialist, both.world.senior];
    const { ticket, events, messages, outbox, timers } = await both.tracesOf(id);
    const won = people.findIndex(({ user }) => user.id === ticket.assigneeId);
    expect(ticket).toMatchObject({ status: 'IN_PROGRESS', version: 2 });
    expect(events.map(({ kind, actorId, newAssigneeId }) => [kind, actorId, newAssigneeId])).toEqual([
      ['CREATED', both.world.author.user.id, null],
      ['STATUS_CHANGED', ticket.assigneeId, ticket.assigneeId],
    ]);
    expect(messages.map(({ body }) => body)).toEqual([`Беру ${id}-${won}`]);
    expect(outbox.map(({ event, reaction }) => [event, reaction])).toEqual([['ticket.moved', 'mail.moved']]);
    expect(timers).toEqual([]);
    const refused = refusals.filter((one) => one !== null);
    const { fullName } = people[won]!.user;
    expect(refused).toMatchObject([
      {
        message: `Тикет уже в работе: ${fullName}.`,
        extensions: {
          code: 'CONFLICT',
          current: { status: 'IN_PROGRESS', version: 2, assigneeId: ticket.assigneeId, by: fullName },
        },
      },
    ]);
    expect(await both.keysNamed(`take ${id}-${won}`)).toBe(1);
    expect(await both.keysNamed(`take ${id}-${1 - won}`)).toBe(0);
    return won;
  }
});
