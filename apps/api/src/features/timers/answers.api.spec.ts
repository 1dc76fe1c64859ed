import { documents, type ShownTicket } from '../../testing/documents';
import { look, move } from '../../testing/tickets';
import { moscow, stepsOfTimer, TimerWorld, workingHoursAfter } from '../../testing/timer-world';

const monday = moscow('2026-02-02T09:00');
const tuesday = moscow('2026-02-03T11:00');

describe('an answer to a waiting ticket', () => {
  let time: TimerWorld;
  beforeAll(async () => {
    time = await TimerWorld.open();
  });
  afterAll(() => time.close());

  const now = ({ id }: ShownTicket) => look(time.world.specialist.api, id);

  it.each([
    ['AWAITING_INFO', 'author'],
    ['AWAITING_INFO', 'deputy'],
    ['AWAITING_CLOSURE', 'author'],
  ] as const)('without a change of status ends the wait in %s: %s', async (status, person) => {
    const ticket = await time.waiting(status, monday);
    time.app.clock.set(tuesday);
    await time.say(person, ticket, { body: 'Версия 2.1' });
    expect(await now(ticket)).toMatchObject({ status, answered: true, deadline: null });
    expect(await time.timers(ticket)).toEqual([]);
    expect(await time.at(moscow('2026-04-01T12:00'), ticket)).toMatchObject({ status, answered: true });
    expect(await time.letters(ticket)).toMatchObject([
      {
        to: time.world.specialist.user.email,
        subject: `[SUP-${ticket.id}] Получен ответ: Не печатает чек`,
      },
    ]);
  });

  it('that is answered in its turn starts the wait of the solution anew', async () => {
    const ticket = await time.waiting('AWAITING_CLOSURE', monday);
    time.app.clock.set(tuesday);
    await time.say('author', ticket, { body: 'Спасибо, проверю' });
    await time.say('specialist', ticket, { body: 'Хорошо, ждём' });
    const after = await now(ticket);
    expect(after).toMatchObject({
      answered: false,
      deadline: { at: workingHoursAfter(tuesday, 40).toISOString(), leadsTo: 'CLOSED' },
    });
    expect(after.abilities).toContain('EXTEND_WAIT');
  });

  it('that returns the ticket to work needs words, and must not answer what was not read', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    const { api } = time.world.author;
    const file = await api.upload('log.txt', 'строка');
    const input = { id: ticket.id, body: ' ', attachmentIds: [file], returnToWork: true };
    expect(await api.codeOf(documents.comment, { input })).toBe('BAD_USER_INPUT');
    const seenEntryId = (await look(api, ticket.id)).timeline.entries.at(-1)!.id;
    await move(time.world.specialist.api, ticket, 'AWAITING_CLOSURE', 'Нашли сами, исправлено');
    const answer = { id: ticket.id, body: 'Версия 2.1', returnToWork: true, seenEntryId };
    expect(await api.codeOf(documents.comment, { input: answer })).toBe('CONFLICT');
    expect(await now(ticket)).toMatchObject({ status: 'AWAITING_CLOSURE', answered: false });
  });

  it('may be a file alone', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    const file = await time.world.author.api.upload('log.txt', 'строка');
    await time.say('author', ticket, { body: '', attachmentIds: [file] });
    expect(await now(ticket)).toMatchObject({ answered: true, deadline: null });
  });

  it.each(['AWAITING_INFO', 'AWAITING_CLOSURE'] as const)(
    'that returns the ticket to work moves it from %s in one step',
    async (status) => {
      const ticket = await time.waiting(status, monday);
      time.app.clock.set(tuesday);
      await time.say('author', ticket, { body: 'Версия 2.1', returnToWork: true });
      const after = await now(ticket);
      expect(after).toMatchObject({ status: 'IN_PROGRESS', answered: false, deadline: null });
      expect(after.version).toBe(ticket.version + 1);
      expect(after.timeline.entries.at(-1)).toMatchObject({
        kind: 'STATUS_CHANGED',
        fromStatus: status,
        actor: { id: time.world.author.user.id },
        message: { body: 'Версия 2.1', internal: false },
      });
      expect(await time.timers(ticket)).toEqual([]);
      expect(await time.letters(ticket)).toHaveLength(1);
    },
  );

  it('that comes after the end of the wait is a message like any other', async () => {
    const ticket = await time.waiting('AWAITING_FIX', monday);
    await time.say('author', ticket, { returnToWork: true });
    expect(await now(ticket)).toMatchObject({ status: 'AWAITING_FIX', answered: false });
  });

  it('is forgotten as soon as the ticket moves on', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    await time.say('author', ticket);
    const solved = await move(time.world.specialist.api, ticket, 'AWAITING_CLOSURE');
    expect(solved).toMatchObject({
      answered: false,
      deadline: { at: moscow('2026-02-06T18:00').toISOString(), leadsTo: 'CLOSED' },
    });
  });

  it('and the timer in the same second make one outcome', async () => {
    const end = moscow('2026-02-06T18:00');
    for (let round = 0; round < 5; round++) {
      const ticket = await time.waiting('AWAITING_INFO', monday);
      time.app.clock.set(end);
      const answer = { input: { id: ticket.id, body: 'Успел?', returnToWork: true } };
      await Promise.all([time.app.runTimers(), time.world.author.api.run(documents.comment, answer)]);
      const after = await now(ticket);
      // Whoever was first, the answer was the last word: it also returns a ticket that awaits closure.
      expect(after).toMatchObject({ status: 'IN_PROGRESS', deadline: null });
      expect(stepsOfTimer(after).length).toBeLessThanOrEqual(1);
      const messages = after.timeline.entries.filter((entry) => entry.message?.body === 'Успел?');
      expect(messages).toMatchObject([{ fromStatus: stepsOfTimer(after)[0]?.toStatus ?? 'AWAITING_INFO' }]);
      expect(await time.timers(ticket)).toEqual([]);
    }
  });

  describe('is waited for anew', () => {
    const full = workingHoursAfter(tuesday, 40).toISOString();

    it('after another public message of a specialist in AWAITING_INFO', async () => {
      const ticket = await time.waiting('AWAITING_INFO', monday);
      time.app.clock.set(tuesday);
      await time.say('specialist', ticket, { body: 'И ещё один вопрос' });
      expect(await now(ticket)).toMatchObject({ status: 'AWAITING_INFO', deadline: { at: full } });
      expect(await time.justBefore(new Date(full), ticket)).toMatchObject({ status: 'AWAITING_INFO' });
      expect(await time.at(new Date(full), ticket)).toMatchObject({ status: 'AWAITING_CLOSURE' });
    });

    it('after a question that follows an answer', async () => {
      const ticket = await time.waiting('AWAITING_INFO', monday);
      await time.say('author', ticket);
      time.app.clock.set(tuesday);
      await time.say('specialist', ticket, { body: 'А какая версия драйвера?' });
      expect(await now(ticket)).toMatchObject({ answered: false, deadline: { at: full } });
    });

    it('after coming back into AWAITING_INFO', async () => {
      const { specialist } = time.world;
      const ticket = await time.waiting('AWAITING_INFO', monday);
      const back = await move(specialist.api, ticket, 'IN_PROGRESS', null);
      expect(back.deadline).toBeNull();
      time.app.clock.set(tuesday);
      expect((await move(specialist.api, back, 'AWAITING_INFO')).deadline).toMatchObject({ at: full });
    });

    it('not after a message of a specialist in AWAITING_CLOSURE', async () => {
      const ticket = await time.waiting('AWAITING_CLOSURE', monday);
      time.app.clock.set(tuesday);
      await time.say('specialist', ticket, { body: 'Если что, мы здесь' });
      expect((await now(ticket)).deadline).toMatchObject({ at: moscow('2026-02-06T18:00').toISOString() });
    });
  });

  it('is not an internal note: it touches neither ticket nor timers', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    const seen = await look(time.world.author.api, ticket.id);
    const timers = await time.timers(ticket);
    time.app.clock.set(moscow('2026-02-02T09:30'));
    await time.say('specialist', ticket, { body: 'Между нами', internal: true });
    time.app.clock.set(monday);
    expect(await look(time.world.author.api, ticket.id)).toEqual(seen);
    expect(await time.timers(ticket)).toEqual(timers);
    expect(await time.letters(ticket)).toEqual([]);
    expect((await now(ticket)).timeline.entries.at(-1)).toMatchObject({ kind: 'NOTE_ADDED' });
  });
});
