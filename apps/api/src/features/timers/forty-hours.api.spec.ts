import { defaultCalendarSpec, type WorkCalendarSpec } from '@supportal/domain';
import type { ApiClient } from '../../testing/api-client';
import { createTicket, move } from '../../testing/tickets';
import { moscow, stepsOfTimer, TimerWorld, workingHoursAfter } from '../../testing/timer-world';
import { WorkCalendarRow } from '../directories/work-calendar.entity';

describe('the 40 working hours', () => {
  let time: TimerWorld;
  beforeAll(async () => {
    time = await TimerWorld.open();
  });
  afterAll(() => time.close());

  it.each([
    // Mon 09:00 + 40 h is the end of Friday, not the next Monday.
    ['a working week', '2026-02-02T09:00', '2026-02-06T18:00'],
    ['from the middle of an afternoon', '2026-02-03T15:20', '2026-02-10T15:20'],
    ['from a lunch break', '2026-02-03T13:30', '2026-02-10T13:00'],
    ['from a weekend', '2026-02-07T12:00', '2026-02-13T18:00'],
    // 23 February is a Monday off.
    ['over a holiday', '2026-02-19T09:00', '2026-02-26T18:00'],
    // The day before the first of May has an hour less.
    ['over a shortened day and the first of May', '2026-04-29T09:00', '2026-05-07T10:00'],
    ['over the New Year', '2025-12-30T10:00', '2026-01-16T10:00'],
  ])('timer 1 and 2 fire exactly after %s', async (_, since, expected) => {
    const start = moscow(since);
    const end = moscow(expected);
    const asked = await time.waiting('AWAITING_INFO', start);
    expect(asked.deadline).toMatchObject({ at: end.toISOString(), leadsTo: 'AWAITING_CLOSURE' });
    expect(await time.justBefore(end, asked)).toMatchObject({
      status: 'AWAITING_INFO',
      version: asked.version,
    });

    const late = await time.at(end, asked);
    const second = workingHoursAfter(end, 40);
    expect(late).toMatchObject({
      status: 'AWAITING_CLOSURE',
      deadline: { at: second.toISOString(), leadsTo: 'CLOSED' },
    });
    expect(await time.justBefore(second, asked)).toMatchObject({ status: 'AWAITING_CLOSURE' });
    const closed = await time.at(second, asked);
    expect(closed).toMatchObject({ status: 'CLOSED', deadline: null, closedAt: second.toISOString() });
    expect(stepsOfTimer(closed)).toMatchObject([
      { fromStatus: 'AWAITING_INFO', toStatus: 'AWAITING_CLOSURE', actor: null },
      { fromStatus: 'AWAITING_CLOSURE', toStatus: 'CLOSED', actor: null },
    ]);
    expect(await time.timers(asked)).toEqual([]);
  });

  it('no other status ends by itself', async () => {
    const start = moscow('2026-02-02T09:00');
    const statuses = [
      'NEW',
      'IN_PROGRESS',
      'AWAITING_FIX',
      'AWAITING_IMPLEMENTATION',
      'CLOSED',
      'REOPENED',
    ] as const;
    for (const status of statuses) {
      const ticket = await time.waiting(status, start);
      expect(ticket.deadline).toBeNull();
      expect(await time.timers(ticket)).toEqual([]);
      expect(await time.at(moscow('2026-06-01T12:00'), ticket)).toMatchObject({
        status,
        version: ticket.version,
      });
    }
  });

  it('the author is told when the ticket closes by itself, and not when they close it', async () => {
    const start = moscow('2026-02-02T09:00');
    const alone = await time.waiting('AWAITING_CLOSURE', start);
    const confirmed = await time.waiting('AWAITING_CLOSURE', start);
    await move(time.world.author.api, confirmed, 'CLOSED', null);
    await time.at(moscow('2026-02-06T18:00'), alone);
    expect(await time.letters(alone)).toMatchObject([
      {
        to: time.world.author.user.email,
        subject: `[SUP-${alone.id}] Закрыт автоматически: Не печатает чек`,
        text: expect.stringContaining('40 рабочих часов'),
      },
    ]);
    const told = (await time.letters(confirmed)).map((letter) => letter.to);
    expect(told).not.toContain(time.world.author.user.email);
  });

  describe('by an organization’s own calendar', () => {
    const around: WorkCalendarSpec = {
      timeZone: 'Asia/Vladivostok',
      week: Array.from({ length: 7 }, () => [{ start: '00:00', end: '24:00' }]),
      exceptions: [{ date: '2026-02-04', kind: 'DAY_OFF', intervals: [], note: 'Инвентаризация' }],
    };
    let api: ApiClient;
    beforeAll(async () => {
      const { app, world } = time;
      const calendar = await app.app.platform.database.uow.run((tx) =>
        tx.insert(WorkCalendarRow, { name: 'Круглосуточно', isDefault: false, spec: around, version: 1 }),
      );
      const organization = await app.make.organization({ calendarId: calendar.id });
      const group = await app.make.group({ organization, systems: [world.system] });
      const user = await app.make.user({ organization, groups: [group], rights: ['ticket.create'] });
      api = await app.as(user);
    });

    it('counts its own hours, days off and time zone', async () => {
      // 23:00 in Vladivostok on the 3rd; the 4th there is off, so 39 h are left from its end.
      const start = new Date('2026-02-03T13:00:00.000Z');
      const end = new Date('2026-02-06T05:00:00.000Z');
      time.app.clock.set(start);
      const created = await createTicket(time.world, {}, api);
      const { specialist } = time.world;
      const taken = await move(specialist.api, created, 'IN_PROGRESS');
      const asked = await move(specialist.api, taken, 'AWAITING_INFO');
      expect(asked.deadline).toMatchObject({
        at: end.toISOString(),
        running: true,
        remainingSeconds: 144_000,
      });
      expect(await time.justBefore(end, asked)).toMatchObject({ status: 'AWAITING_INFO' });
      expect(await time.at(end, asked)).toMatchObject({ status: 'AWAITING_CLOSURE' });
    });

    it('leaves the other organizations to the default calendar', async () => {
      const asked = await time.waiting('AWAITING_INFO', moscow('2026-02-02T09:00'));
      expect(asked.deadline!.at).toBe(moscow('2026-02-06T18:00').toISOString());
      expect(defaultCalendarSpec.timeZone).toBe('Europe/Moscow');
    });
  });
});
