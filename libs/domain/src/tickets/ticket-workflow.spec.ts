import { openStatuses, ticketStatuses, ticketTypes, type TicketStatus } from './ticket-vocabulary';
import { isTimed, openTransitions, timedStatuses, transitions, type Actor } from './ticket-workflow';

type Steps = Partial<Record<TicketStatus, string>>;

const actors: readonly Actor[] = ['SPECIALIST', 'CUSTOMER', 'AUTHOR', 'REOPENER', 'TIMER'];
const parked = 'AWAITING_CLOSURE! IN_PROGRESS AWAITING_INFO!';

/** The life of a ticket as people tell it, written down a second time: `!` needs words, brackets name the types. */
const life: Record<Actor, Steps> = {
  SPECIALIST: {
    NEW: 'IN_PROGRESS',
    REOPENED: 'IN_PROGRESS',
    IN_PROGRESS:
      'AWAITING_INFO! AWAITING_FIX(OUTAGE,DEFECT) AWAITING_IMPLEMENTATION(FEATURE_REQUEST) AWAITING_CLOSURE!',
    AWAITING_INFO: 'AWAITING_CLOSURE! IN_PROGRESS',
    AWAITING_FIX: parked,
    AWAITING_IMPLEMENTATION: parked,
    AWAITING_CLOSURE: 'IN_PROGRESS!',
    CLOSED: 'REOPENED!',
  },
  CUSTOMER: { AWAITING_INFO: 'IN_PROGRESS!', AWAITING_CLOSURE: 'CLOSED IN_PROGRESS!' },
  AUTHOR: {
    NEW: 'CLOSED!',
    REOPENED: 'CLOSED!',
    IN_PROGRESS: 'CLOSED!',
    AWAITING_INFO: 'CLOSED!',
    AWAITING_FIX: 'CLOSED!',
    AWAITING_IMPLEMENTATION: 'CLOSED!',
    AWAITING_CLOSURE: 'CLOSED!',
    CLOSED: 'REOPENED!',
  },
  REOPENER: { CLOSED: 'REOPENED!' },
  TIMER: { AWAITING_INFO: 'AWAITING_CLOSURE', AWAITING_CLOSURE: 'CLOSED' },
};

const cases = ticketStatuses.flatMap((status) => ticketTypes.map((type) => ({ status, type })));
type Case = (typeof cases)[number];

function told(actor: Actor, { status, type }: Case): string[] {
  return (life[actor][status] ?? '')
    .split(' ')
    .filter(Boolean)
    .map((step) => /^(\w+)(!?)(?:\((.*)\))?$/.exec(step)!)
    .filter(([, , , types]) => !types || types.split(',').includes(type))
    .map(([, to, required]) => `${to}${required}`)
    .sort();
}

const offered = (who: readonly Actor[], { status, type }: Case): string[] =>
  openTransitions(status, type, new Set(who))
    .map((option) => `${option.to}${option.commentRequired ? '!' : ''}`)
    .sort();

describe('the workflow', () => {
  it.each(actors)('opens to %s exactly the steps of the table', (actor) => {
    const shown = cases.map((one) => ({ ...one, steps: offered([actor], one) }));
    expect(shown).toEqual(cases.map((one) => ({ ...one, steps: told(actor, one) })));
  });

  it('opens to somebody in several capacities all their steps, each under the most lenient rule', () => {
    const several = Array.from({ length: 2 ** actors.length }, (_, mask) =>
      actors.filter((_, bit) => mask & (1 << bit)),
    );
    for (const who of several) {
      for (const one of cases) {
        const all = new Set(who.flatMap((actor) => told(actor, one)));
        const merged = [...all].filter((step) => !step.endsWith('!') || !all.has(step.slice(0, -1)));
        expect({ who, ...one, steps: offered(who, one) }).toEqual({ who, ...one, steps: merged.sort() });
      }
    }
  });

  it('opens nothing to nobody, and never leads to the status it starts from', () => {
    expect(cases.flatMap((one) => offered([], one))).toEqual([]);
    expect(transitions.filter((row) => row.from.includes(row.to))).toEqual([]);
  });

  it('names each step of each capacity once', () => {
    const rows = transitions.flatMap((row) => row.from.map((from) => `${from} ${row.to} ${row.by}`));
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('lets the timer move only the two waits, and asks nobody for the words it writes itself', () => {
    const rows = transitions.filter((row) => row.by === 'TIMER');
    expect(rows.map(({ from, to, comment }) => ({ from, to, comment }))).toEqual([
      { from: ['AWAITING_INFO'], to: 'AWAITING_CLOSURE', comment: 'SYSTEM' },
      { from: ['AWAITING_CLOSURE'], to: 'CLOSED', comment: 'SYSTEM' },
    ]);
    expect(transitions.filter((row) => row.comment === 'SYSTEM' && row.by !== 'TIMER')).toEqual([]);
    expect(timedStatuses).toEqual({
      AWAITING_INFO: { to: 'AWAITING_CLOSURE' },
      AWAITING_CLOSURE: { to: 'CLOSED' },
    });
    expect(ticketStatuses.filter(isTimed)).toEqual(['AWAITING_INFO', 'AWAITING_CLOSURE']);
  });

  it('leads to every status from a new ticket, and from every open status to the end', () => {
    const reach = (start: TicketStatus): Set<TicketStatus> => {
      const found = new Set([start]);
      for (const at of found) for (const row of transitions) if (row.from.includes(at)) found.add(row.to);
      return found;
    };
    expect([...reach('NEW')].sort()).toEqual([...ticketStatuses].sort());
    expect(openStatuses.filter((status) => !reach(status).has('CLOSED'))).toEqual([]);
  });
});
