import { setTimeout as pause } from 'node:timers/promises';
import type { WireError } from '../../testing/api-client';
import { each } from '../../testing/ticket-rows';
import { ticketIn } from '../../testing/tickets';
import { proofRandom, proofSeed, scaled } from '../harness/scale';
import { report } from './report';
import { answers, confirmations, outcomeOf, type Contest } from './timer-races';
import { onMariaDb, TwoNodes, type TicketTraces } from './two-nodes';

const rounds = scaled(30, 200);
const together = 10;
const monday = '2026-03-02T06:00:00.000Z';
/** Monday 09:00 in Moscow and 40 working hours. */
const friday = '2026-03-06T15:00:00.000Z';

/** A contest about one ticket. */
interface Round {
  readonly contest: Contest;
  readonly before: TicketTraces;
  readonly file: number;
  readonly key: string;
}

onMariaDb(`a customer and a timer in the same instant, ${rounds} times (seed ${proofSeed})`, () => {
  const random = proofRandom();
  let both: TwoNodes;
  /** About how many milliseconds a node needs for one waiting ticket; follows what the machine shows. */
  let pace = 90;
  /** Files that a loser was left with. */
  const unused: number[] = [];
  beforeAll(async () => {
    both = await TwoNodes.open();
    both.holdOutbox();
  });
  afterAll(() => both.close());

  it.each([
    ['answer against timer 1', answers],
    ['confirmation against timer 2', confirmations],
  ] as const)('%s: one outcome, no trace of the loser', async (name, contests) => {
    const split = new Map<string, number>();
    for (let begun = 0; begun < rounds; begun += together) {
      const plan = Array.from({ length: Math.min(together, rounds - begun) }, (_, at) => contests[at % 3]!);
      const batch = await each(plan, prepared);
      const results = await fought(batch);
      for (const result of results) split.set(result, (split.get(result) ?? 0) + 1);
      // Whoever wins most gets a harder start.
      pace *= results.filter((one) => one.endsWith('person')).length > plan.length / 2 ? 1.4 : 0.7;
    }
    report(`${name}: ${JSON.stringify(Object.fromEntries(split))}`);
    const won = (who: string) =>
      [...split].filter(([result]) => result.endsWith(who)).reduce((sum, [, count]) => sum + count, 0);
    expect(won('person') + won('timer')).toBe(rounds);
    // A race that the same side always wins shows nothing.
    expect(Math.min(won('person'), won('timer'))).toBeGreaterThan(scaled(0, rounds / 20));
  });

  async function prepared(contest: Contest): Promise<Round> {
    both.setTime(monday);
    const { id } = await ticketIn(both.world, contest.status);
    const file = unused.pop() ?? (await both.world.author.api.upload('log.txt', 'строка'));
    return { contest, before: await both.tracesOf(id), file, key: `answer ${id}` };
  }

  /** Lets the customers and the timers of both nodes go at once; who won each contest, after it was looked through. */
  async function fought(batch: readonly Round[]): Promise<string[]> {
    both.setTime(friday);
    const jobs = both.nodes.map((node) => ({ node, wait: random.below(20) }));
    // The timers come one after the other: a person meets theirs when the ones before are done.
    const people = batch.map((round, at) => ({
      round,
      node: random.below(2),
      wait: random.below(pace * (at + 1)),
    }));
    const [refusals] = await Promise.all([
      Promise.all(people.map(({ round, node, wait }) => pause(wait).then(() => spoken(round, node)))),
      Promise.all(jobs.map(({ node, wait }) => pause(wait).then(() => node.runTimers()))),
    ]);
    // Nothing is due twice.
    await Promise.all(both.nodes.map((node) => node.runTimers()));
    return each([...batch.entries()], ([at, round]) => judged(round, refusals[at]!));
  }

  async function spoken({ contest, before, file, key }: Round, node: number): Promise<WireError | null> {
    const input = { ...contest.input, id: before.ticket.id, attachmentIds: [file], key };
    const { errors } = await both.at(node, both.world.author).ask(contest.document, { input });
    return errors?.[0] ?? null;
  }

  async function judged({ contest, before, file, key }: Round, refusal: WireError | null): Promise<string> {
    const after = await both.tracesOf(before.ticket.id);
    const left = outcomeOf(before, after, await both.keysNamed(key));
    const byTimer = left.steps[0]?.startsWith('TIMER') ?? false;
    expect({ name: contest.name, ...left }).toEqual({
      name: contest.name,
      ...(byTimer ? contest.timer : contest.person),
    });
    if (byTimer && contest.refusal) {
      const current = { status: contest.timer.status, version: after.ticket.version, by: 'автоматически' };
      expect(refusal).toMatchObject({ extensions: { code: 'CONFLICT', key: contest.refusal, current } });
      unused.push(file);
    } else expect(refusal).toBeNull();
    return `${contest.name}: ${byTimer ? 'timer' : 'person'}`;
  }

  it('letters tell what happened, and nothing else', async () => {
    await both.deliver();
    const closed = await both.read.rows<{ ticketId: number }>({
      text: "SELECT ticketId FROM ticket_event WHERE source = 'TIMER' AND toStatus = 'CLOSED'",
      params: [],
    });
    const letters = both.nodes.flatMap(({ mails }) => mails.map(({ about }) => about ?? ''));
    const told = letters.filter((about) => about.startsWith('closed'));
    expect(told.map((about) => Number(about.split(' ').at(-1))).sort()).toEqual(
      closed.map(({ ticketId }) => ticketId).sort(),
    );
    expect(new Set(letters).size).toBe(letters.length);
  });
});
