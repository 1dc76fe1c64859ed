import { moscow, remindersOf, TimerWorld } from '../../testing/timer-world';

const monday = moscow('2026-02-02T09:00');
const second = 1_000;

describe('lengths of waits from the configuration', () => {
  let time: TimerWorld;
  afterEach(() => time.close());

  it('may differ; reminders that would come at once are left out', async () => {
    time = await TimerWorld.open({ WAIT_INFO_HOURS: '4', WAIT_CLOSURE_HOURS: '24' });
    const ticket = await time.waiting('AWAITING_INFO', monday);
    expect(await time.timers(ticket)).toEqual([
      { kind: 'EXPIRY', hoursLeft: 0, dueAt: moscow('2026-02-02T13:00') },
    ]);
    expect(await time.justBefore(moscow('2026-02-02T13:00'), ticket)).toMatchObject({
      status: 'AWAITING_INFO',
    });
    expect(await time.at(moscow('2026-02-02T13:00'), ticket)).toMatchObject({ status: 'AWAITING_CLOSURE' });
    expect(await time.timers(ticket)).toEqual([
      { kind: 'REMINDER', hoursLeft: 20, dueAt: moscow('2026-02-03T09:00') },
      { kind: 'REMINDER', hoursLeft: 4, dueAt: moscow('2026-02-05T09:00') },
      { kind: 'EXPIRY', hoursLeft: 0, dueAt: moscow('2026-02-05T13:00') },
    ]);
    expect(await time.at(moscow('2026-02-05T13:00'), ticket)).toMatchObject({ status: 'CLOSED' });
    const letters = await time.letters(ticket);
    expect(letters.at(-1)).toMatchObject({ text: expect.stringContaining('24 рабочих') });
  });

  it.each([
    ['40', '40'],
    ['40', '80'],
    ['8', '40'],
  ])(
    'do not matter to a demonstration, where every wait lasts so many seconds (%s, %s)',
    async (info, closure) => {
      const lengths = { WAIT_INFO_HOURS: info, WAIT_CLOSURE_HOURS: closure };
      time = await TimerWorld.open({ ...lengths, DEMO_WAIT_SECONDS: '80' });
      const night = moscow('2026-02-07T03:00');
      const after = (seconds: number) => new Date(night.getTime() + seconds * second);
      const ticket = await time.waiting('AWAITING_INFO', night);
      expect(ticket.deadline).toMatchObject({
        at: after(80).toISOString(),
        running: true,
        remainingSeconds: Number(info) * 3600,
      });
      expect(await time.justBefore(after(80), ticket)).toMatchObject({ status: 'AWAITING_INFO' });
      const moved = await time.at(after(80), ticket);
      expect(moved).toMatchObject({ status: 'AWAITING_CLOSURE', deadline: { at: after(160).toISOString() } });
      expect(await time.justBefore(after(160), ticket)).toMatchObject({ status: 'AWAITING_CLOSURE' });
      expect(await time.at(after(160), ticket)).toMatchObject({ status: 'CLOSED' });
    },
  );

  it('bring the reminders of a demonstration within its seconds', async () => {
    time = await TimerWorld.open({ DEMO_WAIT_SECONDS: '80' });
    const night = moscow('2026-02-07T03:00');
    const after = (seconds: number) => new Date(night.getTime() + seconds * second);
    const ticket = await time.waiting('AWAITING_INFO', night);
    expect(remindersOf(await time.at(after(39), ticket))).toEqual([]);
    expect(remindersOf(await time.at(after(40), ticket))).toEqual([20]);
    expect(remindersOf(await time.at(after(72), ticket))).toEqual([20, 4]);
    const { ticket: shown } = await time.world.author.api.run<{
      ticket: { deadline: { reckoning: unknown[] } };
    }>(`query ($id: Int!) { ticket(id: $id) { deadline { reckoning { from to counted reason } } } }`, {
      id: ticket.id,
    });
    expect(shown.deadline.reckoning).toEqual([
      { from: night.toISOString(), to: after(80).toISOString(), counted: true, reason: 'WORKING' },
    ]);
  });
});
