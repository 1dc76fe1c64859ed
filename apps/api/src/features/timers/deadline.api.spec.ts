import { moscow, TimerWorld } from '../../testing/timer-world';

interface Segment {
  from: string;
  to: string;
  counted: boolean;
  reason: string;
  exception: string | null;
  note: string | null;
}
interface Shown {
  at: string;
  startedAt: string;
  asOf: string;
  remainingSeconds: number;
  running: boolean;
  pausedReason: string | null;
  resumesAt: string | null;
  timeZone: string;
  reckoning: Segment[];
}

const question = `query ($id: Int!) { ticket(id: $id) { deadline {
  at startedAt asOf remainingSeconds running pausedReason resumesAt timeZone
  reckoning { from to counted reason exception note } } } }`;
const length = ({ from, to }: Segment) => (Date.parse(to) - Date.parse(from)) / 3_600_000;

describe('the deadline on the card', () => {
  let time: TimerWorld;
  beforeAll(async () => {
    time = await TimerWorld.open();
  });
  afterAll(() => time.close());

  const deadline = async ({ id }: { id: number }, who: 'author' | 'specialist' = 'author') =>
    (await time.world[who].api.run<{ ticket: { deadline: Shown | null } }>(question, { id })).ticket.deadline;

  it('tells what is left, whether the clock runs, and if not why and until when', async () => {
    // A Thursday; Monday the 23rd of February is a holiday.
    const ticket = await time.waiting('AWAITING_INFO', moscow('2026-02-19T09:00'));
    const moments = [
      ['2026-02-19T09:00', 40, null, null],
      ['2026-02-19T12:59', 36 + 1 / 60, null, null],
      ['2026-02-19T13:00', 36, 'BREAK', '2026-02-19T14:00'],
      ['2026-02-19T14:00', 36, null, null],
      ['2026-02-19T18:00', 32, 'OUTSIDE_HOURS', '2026-02-20T09:00'],
      ['2026-02-20T03:00', 32, 'OUTSIDE_HOURS', '2026-02-20T09:00'],
      ['2026-02-21T12:00', 24, 'WEEKEND', '2026-02-24T09:00'],
      ['2026-02-23T12:00', 24, 'DAY_OFF', '2026-02-24T09:00'],
      ['2026-02-26T17:30', 0.5, null, null],
      ['2026-02-26T18:00', 0, 'OUTSIDE_HOURS', '2026-02-27T09:00'],
      ['2026-02-27T10:00', 0, null, null],
    ] as const;
    for (const [local, hours, pausedReason, resumes] of moments) {
      time.app.clock.set(moscow(local));
      expect({ local, ...(await deadline(ticket)) }).toMatchObject({
        local,
        at: moscow('2026-02-26T18:00').toISOString(),
        startedAt: moscow('2026-02-19T09:00').toISOString(),
        asOf: moscow(local).toISOString(),
        remainingSeconds: Math.round(hours * 3600),
        running: pausedReason === null,
        pausedReason,
        resumesAt: resumes && moscow(resumes).toISOString(),
        timeZone: 'Europe/Moscow',
      });
    }
  });

  it('is reckoned without a gap, and what counts adds up to the working time', async () => {
    const ticket = await time.waiting('AWAITING_CLOSURE', moscow('2026-02-19T15:30'));
    const { reckoning, startedAt, at } = (await deadline(ticket))!;
    const hours = reckoning.filter((one) => one.counted).reduce((sum, one) => sum + length(one), 0);
    expect(hours).toBe(40);
    expect(reckoning[0]!.from).toBe(startedAt);
    expect(reckoning.at(-1)!.to).toBe(at);
    expect(reckoning.slice(1).map((one) => one.from)).toEqual(reckoning.slice(0, -1).map((one) => one.to));
    expect(reckoning.filter((one) => one.counted !== (one.reason === 'WORKING'))).toEqual([]);
    expect(reckoning.filter((one) => one.reason === 'DAY_OFF')).toEqual([
      {
        from: moscow('2026-02-23T00:00').toISOString(),
        to: moscow('2026-02-24T00:00').toISOString(),
        counted: false,
        reason: 'DAY_OFF',
        exception: 'DAY_OFF',
        note: expect.stringContaining('защитника Отечества'),
      },
    ]);
  });

  it('is the same for both sides', async () => {
    const ticket = await time.waiting('AWAITING_INFO', moscow('2026-02-19T11:00'));
    expect(await deadline(ticket, 'author')).toEqual(await deadline(ticket, 'specialist'));
  });

  it.each(['NEW', 'IN_PROGRESS', 'AWAITING_FIX', 'CLOSED', 'REOPENED'] as const)(
    'is absent where nothing is awaited: %s',
    async (status) => {
      expect(await deadline(await time.waiting(status, moscow('2026-02-19T09:00')))).toBeNull();
    },
  );

  it('is absent after an answer', async () => {
    const ticket = await time.waiting('AWAITING_INFO', moscow('2026-02-19T09:00'));
    await time.say('author', ticket);
    expect(await deadline(ticket)).toBeNull();
  });
});
