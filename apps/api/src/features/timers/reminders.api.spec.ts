import { documents } from '../../testing/documents';
import { look } from '../../testing/tickets';
import { moscow, remindersOf, TimerWorld, workingHoursAfter } from '../../testing/timer-world';

const monday = moscow('2026-02-02T09:00');

describe('reminders of a wait', () => {
  let time: TimerWorld;
  beforeAll(async () => {
    time = await TimerWorld.open();
  });
  afterAll(() => time.close());

  it('go to the author with 20 and 4 working hours left, once each', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    // 20 hours are left at the end of Wednesday morning; the working time after it begins at 14:00.
    const [twenty, four] = [moscow('2026-02-04T14:00'), moscow('2026-02-06T14:00')];
    expect(await time.timers(ticket)).toEqual([
      { kind: 'REMINDER', hoursLeft: 20, dueAt: twenty },
      { kind: 'REMINDER', hoursLeft: 4, dueAt: four },
      { kind: 'EXPIRY', hoursLeft: 0, dueAt: moscow('2026-02-06T18:00') },
    ]);
    expect(remindersOf(await time.justBefore(twenty, ticket))).toEqual([]);
    expect(remindersOf(await time.at(twenty, ticket))).toEqual([20]);
    await time.app.runTimers();
    expect(remindersOf(await time.justBefore(four, ticket))).toEqual([20]);
    const reminded = await time.at(four, ticket);
    expect(remindersOf(reminded)).toEqual([20, 4]);
    expect(reminded).toMatchObject({ status: 'AWAITING_INFO', version: ticket.version });
    expect(reminded.updatedAt).toBe(ticket.updatedAt);

    const letters = await time.letters(ticket);
    expect(letters).toMatchObject([
      {
        to: time.world.author.user.email,
        subject: `[SUP-${ticket.id}] Осталось 20 ч рабочего времени: Не печатает чек`,
        text: expect.stringContaining('6 февраля 2026'),
      },
      { to: time.world.author.user.email, subject: expect.stringContaining('Осталось 4 ч') },
    ]);
    expect(remindersOf(await look(time.world.author.api, ticket.id))).toEqual([20, 4]);
  });

  it('speak of the confirmation in AWAITING_CLOSURE', async () => {
    const ticket = await time.waiting('AWAITING_CLOSURE', monday);
    await time.at(moscow('2026-02-04T14:00'), ticket);
    expect(await time.letters(ticket)).toMatchObject([
      { text: expect.stringContaining('ждёт вашего подтверждения') },
    ]);
  });

  it('that are late wait for working time', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    for (const idle of ['2026-02-04T18:00', '2026-02-05T03:00', '2026-02-05T08:59'])
      expect(remindersOf(await time.at(moscow(idle), ticket))).toEqual([]);
    expect(remindersOf(await time.at(moscow('2026-02-05T09:00'), ticket))).toEqual([20]);
  });

  it('that a later one has overtaken are left out', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    expect(remindersOf(await time.at(moscow('2026-02-06T15:00'), ticket))).toEqual([4]);
    await time.app.runTimers();
    expect(remindersOf(await look(time.world.author.api, ticket.id))).toEqual([4]);
    expect(await time.timers(ticket)).toMatchObject([{ kind: 'EXPIRY' }]);
  });

  it('are left out when the wait is over already', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    const late = await time.at(moscow('2026-02-09T10:00'), ticket);
    expect(late.status).toBe('AWAITING_CLOSURE');
    expect(remindersOf(late)).toEqual([]);
  });

  it('stop with an answer', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    await time.at(moscow('2026-02-04T14:00'), ticket);
    await time.say('author', ticket);
    const later = await time.at(moscow('2026-02-27T12:00'), ticket);
    expect(remindersOf(later)).toEqual([20]);
    expect((await time.letters(ticket)).map((letter) => letter.to)).toEqual([
      time.world.author.user.email,
      time.world.specialist.user.email,
    ]);
  });

  it('are not sent after an answer that came before the letter went out', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    const { outbox } = time.app.app;
    const held = jest.spyOn(outbox, 'nudge').mockImplementation(() => undefined);
    await time.at(moscow('2026-02-04T14:00'), ticket);
    await time.say('author', ticket, { returnToWork: true });
    held.mockRestore();
    expect((await time.letters(ticket)).map((letter) => letter.subject)).toEqual([
      expect.stringContaining('Получен ответ'),
    ]);
  });

  describe('after an extension', () => {
    const extend = (id: number, hours: number) =>
      time.world.specialist.api.run(documents.extend, { input: { id, hours, comment: 'Ждём поставщика' } });

    it('follow the deadline, which moves by working hours', async () => {
      const ticket = await time.waiting('AWAITING_INFO', monday);
      time.app.clock.set(moscow('2026-02-05T10:00'));
      await extend(ticket.id, 10);
      const end = moscow('2026-02-10T11:00');
      expect(end).toEqual(workingHoursAfter(ticket.deadline!.at, 10));
      const extended = await look(time.world.author.api, ticket.id);
      expect(extended).toMatchObject({ status: 'AWAITING_INFO', deadline: { at: end.toISOString() } });
      expect(extended.timeline.entries.at(-1)).toMatchObject({
        kind: 'WAIT_EXTENDED',
        hours: 10,
        message: { body: 'Ждём поставщика' },
      });
      expect(await time.timers(ticket)).toEqual([
        { kind: 'REMINDER', hoursLeft: 20, dueAt: moscow('2026-02-05T16:00') },
        { kind: 'REMINDER', hoursLeft: 4, dueAt: moscow('2026-02-09T16:00') },
        { kind: 'EXPIRY', hoursLeft: 0, dueAt: end },
      ]);
      expect(await time.justBefore(end, ticket)).toMatchObject({ status: 'AWAITING_INFO' });
      expect(await time.at(end, ticket)).toMatchObject({ status: 'AWAITING_CLOSURE' });
    });

    it('come only for remainders that are still ahead', async () => {
      const ticket = await time.waiting('AWAITING_INFO', monday);
      time.app.clock.set(moscow('2026-02-06T17:00'));
      await extend(ticket.id, 8);
      expect(await time.timers(ticket)).toMatchObject([
        { kind: 'REMINDER', hoursLeft: 4 },
        { kind: 'EXPIRY', dueAt: moscow('2026-02-09T18:00') },
      ]);
    });

    it('count from now when the deadline has passed unseen', async () => {
      const ticket = await time.waiting('AWAITING_INFO', monday);
      time.app.clock.set(moscow('2026-02-10T09:00'));
      await extend(ticket.id, 8);
      expect(await time.timers(ticket)).toMatchObject([
        { hoursLeft: 4, dueAt: moscow('2026-02-10T14:00') },
        { kind: 'EXPIRY', dueAt: moscow('2026-02-10T18:00') },
      ]);
    });
  });
});
