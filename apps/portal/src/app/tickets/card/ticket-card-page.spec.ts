import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestBed } from '@angular/core/testing';
import { settle } from '../../core/testing/portal-testing';
import { cardTicket, customer, entry, specialist, withTimeline, words } from '../testing/tickets';
import { CardBench } from './testing/card-bench';

// The whole card with its dialogs takes a while on a busy machine.
jest.setTimeout(30_000);

const to = (status: string, commentRequired = false) => ({
  __typename: 'TransitionOption' as const,
  to: status as 'CLOSED',
  commentRequired,
});
const question = [
  entry(1, { kind: 'CREATED', actor: customer }),
  entry(2, { message: words(2, 'Какая версия?') }),
];

describe('the card of a ticket', () => {
  beforeEach(() => sessionStorage.clear());

  it('shows the ticket, its conversation and its events', async () => {
    const bench = await CardBench.open({}, [
      ...question,
      entry(3, { kind: 'PRIORITY_CHANGED', oldPriority: 'MEDIUM', newPriority: 'HIGH' }),
      entry(4, { kind: 'REMINDED', actor: null, hours: 20 }),
    ]);
    expect(bench.page.querySelector('h1')?.textContent).toBe('Не печатает');
    expect(bench.page.querySelectorAll('portal-message-card')).toHaveLength(2);
    expect(bench.page.querySelector('portal-message-card.specialist')?.textContent).toContain(
      'Какая версия?',
    );
    expect(bench.words).toContain('Приоритет: Средний → Высокий');
    expect(bench.words).toContain('АвтоматикаНапоминание отправлено: осталось 20 ч');
  });

  it('offers exactly what the API allows', async () => {
    const none = await CardBench.open();
    expect(none.words).not.toMatch(/Принять в работу|Сменить статус|Переоткрыть/);
    expect(none.page.querySelector('portal-reply-box textarea')).toBeNull();
    TestBed.resetTestingModule();
    const all = await CardBench.open({
      abilities: ['TAKE', 'COMMENT', 'NOTE'],
      transitions: [to('IN_PROGRESS')],
    });
    expect(all.words).toMatch(/Принять в работу.*Сменить статус/);
    expect(all.words).toContain('Внутренняя заметка');
  });

  it('says who was faster when a ticket is taken already', async () => {
    const bench = await CardBench.open({ status: 'NEW', abilities: ['TAKE'] });
    await bench.press('Принять в работу');
    await bench.refuse('TakeTicket', 'CONFLICT', 'Тикет уже в работе: Соколова Марина.');
    await bench.answer('TicketCardPage', { ticket: withTimeline(cardTicket(), question) });
    expect(document.body.textContent).toContain('Тикет уже в работе: Соколова Марина.');
    expect(bench.words).not.toContain('Принять в работу');
  });

  describe('«Сменить статус»', () => {
    const steps = [to('AWAITING_INFO', true), to('AWAITING_CLOSURE', true)];

    it('demands a comment where the API demands one and sends what was seen', async () => {
      const bench = await CardBench.open({ transitions: steps }, question);
      await bench.press('Сменить статус');
      await bench.pick('В ожидании закрытия');
      await bench.press('Отправить');
      expect(bench.dialog).toContain('Напишите комментарий.');
      await bench.write('Обновите приложение');
      await bench.press('Отправить');
      const closed = cardTicket({ status: 'AWAITING_CLOSURE', version: 2 });
      const sent = await bench.answer('ChangeTicketStatus', {
        changeTicketStatus: withTimeline(closed, question),
      });
      expect(sent.request.body.variables.input).toMatchObject({
        id: 5,
        from: 'IN_PROGRESS',
        to: 'AWAITING_CLOSURE',
        comment: 'Обновите приложение',
        seenEntryId: 2,
      });
      await settle();
      expect(bench.words).toContain('В ожидании закрытия');
    });

    it('keeps the text in a conflict, shows what changed and by whom, and starts from there', async () => {
      const bench = await CardBench.open({ transitions: steps }, question);
      await bench.press('Сменить статус');
      await bench.pick('В ожидании информации');
      await bench.write('Нужен журнал');
      await bench.press('Отправить');
      await bench.refuse('ChangeTicketStatus', 'CONFLICT', 'Статус уже изменён (Соколова Марина).', {
        current: { status: 'AWAITING_FIX', by: 'Соколова Марина' },
      });
      const news = entry(3, { kind: 'STATUS_CHANGED', fromStatus: 'IN_PROGRESS', toStatus: 'AWAITING_FIX' });
      const moved = cardTicket({ status: 'AWAITING_FIX', version: 2, transitions: [to('IN_PROGRESS')] });
      await bench.answer('TicketCardPage', { ticket: withTimeline(moved, [...question, news]) });
      await settle();
      expect(bench.dialog).toContain('Статус уже изменён (Соколова Марина).');
      expect(bench.dialog).toContain('Что изменилось, пока вы писали');
      expect(bench.field().value).toBe('Нужен журнал');
      expect(document.querySelector('portal-changes-since')?.textContent).toContain(specialist.fullName);
      expect(bench.dialog).toContain('Закрыть');
    });
  });

  describe('live', () => {
    it('adds entries and changes the header without touching what is typed', async () => {
      const bench = await CardBench.open({ abilities: ['COMMENT'] }, question);
      const announce = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce');
      await bench.write('Я ещё пишу', false);
      const field = bench.field(false);
      const answer = entry(3, { message: words(3, 'Нашли причину') });
      await bench.tell(
        { status: 'AWAITING_INFO', version: 2, abilities: ['COMMENT', 'RETURN_TO_WORK'] },
        answer,
      );
      expect(bench.words).toContain('Нашли причину');
      expect(bench.page.querySelector('ui-status-chip')?.textContent).toContain('В ожидании информации');
      expect(bench.words).toContain('и вернуть в работу');
      expect(bench.field(false)).toBe(field);
      expect(field.value).toBe('Я ещё пишу');
      expect(announce).toHaveBeenCalledWith('Новое сообщение: Соколова Марина', 'polite');
      expect(bench.words).toContain('1 новое событие');
    });

    it('keeps the typed text through a closing and a reopening', async () => {
      const bench = await CardBench.open({ abilities: ['COMMENT'] }, question);
      await bench.write('Не отправлено', false);
      await bench.tell({ status: 'CLOSED', version: 2, abilities: ['REOPEN'] });
      expect(bench.words).toContain('Набранный текст сохранён.');
      await bench.tell({ status: 'REOPENED', version: 3, abilities: ['COMMENT'] });
      expect(bench.field(false).value).toBe('Не отправлено');
    });

    it('asks again when it does not know the newest entry, and says what it had missed', async () => {
      const bench = await CardBench.open({}, question);
      const announce = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce');
      await bench.refresh({}, question[1]!);
      await bench.refresh({ version: 3 }, entry(4, { message: words(4, 'Второй') }));
      const missed = [entry(3, { message: words(3, 'Первый') }), entry(4, { message: words(4, 'Второй') })];
      await bench.answer('TicketCardPage', {
        ticket: withTimeline(cardTicket({ version: 3 }), [...question, ...missed]),
      });
      await settle();
      expect(bench.words).toMatch(/Первый.*Второй/);
      expect(announce).toHaveBeenCalledTimes(2);
      expect(bench.words).toContain('2 новых события');
    });

    it('asks again when more was lost than can be told, and leaves no hole, whatever arrived meanwhile', async () => {
      const bench = await CardBench.open({}, question);
      const said = (id: number) => entry(id, { message: words(id, `Слово №${id}.`) });
      await bench.tell({ version: 3 }, said(300));
      await bench.refresh({ version: 3 }, null);
      const failed = await bench.request('TicketCardPage');
      failed.error(new ProgressEvent('error'));
      await settle();
      expect(bench.words).toContain('Какая версия?');
      await bench.refresh({ version: 3 }, null);
      const newest = Array.from({ length: 100 }, (_, at) => said(201 + at));
      const asked = await bench.request('TicketCardPage');
      await bench.tell({ version: 4 }, said(301));
      asked.flush({ data: { ticket: withTimeline(cardTicket({ version: 3 }), newest, true) } });
      await settle();
      await settle();
      expect(bench.words).toMatch(/Слово №202\..*Слово №300\..*Слово №301\./);
      // What is older than a hole is not shown as if it were next to it: it can be asked for.
      expect(bench.words).not.toContain('Какая версия?');
      expect(bench.words).toContain('Показать более ранние');
    });

    it('empties when the ticket is no longer visible', async () => {
      const bench = await CardBench.open({}, question);
      await bench.tell(null);
      expect(bench.words).toContain('Тикет больше недоступен');
      expect(bench.words).not.toContain('Какая версия?');
    });
  });

  describe('an answer', () => {
    it('returns a waiting ticket to work unless told otherwise, and repeats with the same key', async () => {
      const bench = await CardBench.open(
        { status: 'AWAITING_INFO', abilities: ['COMMENT', 'RETURN_TO_WORK'] },
        question,
      );
      await bench.write('Версия 5', false);
      await bench.press('Отправить');
      const lost = await bench.request('AddComment');
      lost.error(new ProgressEvent('error'));
      await settle();
      expect(bench.words).toContain('Сервер не отвечает');
      await bench.press('Отправить');
      const sent = await bench.answer('AddComment', {
        addComment: withTimeline(cardTicket({ version: 2 }), question),
      });
      const input = sent.request.body.variables.input;
      expect(input).toMatchObject({ body: 'Версия 5', returnToWork: true, internal: false });
      expect(input.key).toBe(lost.request.body.variables.input.key);
      expect(bench.field(false)?.value ?? '').toBe('');
    });
  });

  describe('a rating', () => {
    const waiting = {
      status: 'AWAITING_CLOSURE' as const,
      transitions: [to('CLOSED'), to('IN_PROGRESS', true)],
    };
    const closed = cardTicket({ status: 'CLOSED', version: 2, abilities: ['RATE', 'REOPEN'] });

    it('is asked for after the customer confirmed, and a low one can reopen at once', async () => {
      const bench = await CardBench.open(waiting, question);
      expect(bench.words).toContain('Проблема решена?');
      await bench.press('Подтвердить');
      await bench.answer('ChangeTicketStatus', { changeTicketStatus: withTimeline(closed, question) });
      await settle();
      expect(bench.dialog).toContain('Оцените решение');
      document.querySelectorAll<HTMLInputElement>('mat-dialog-container input[type=radio]')[1]?.click();
      await settle();
      await bench.press('Отправить и переоткрыть');
      const rated = cardTicket({
        status: 'CLOSED',
        version: 3,
        abilities: ['REOPEN'],
        transitions: [to('REOPENED', true)],
      });
      const sent = await bench.answer('RateTicket', { rateTicket: withTimeline(rated, question) });
      expect(sent.request.body.variables.input).toEqual({ id: 5, score: 2, comment: null });
      await settle();
      await settle();
      expect(bench.dialog).toContain('Переоткрыть тикет');
    });

    it('may be given later, on the closed ticket', async () => {
      const bench = await CardBench.open({ status: 'CLOSED', abilities: ['RATE'] }, question);
      expect(bench.words).toContain('Оцените решение');
    });
  });

  it('says when there is no such ticket', async () => {
    const bench = new CardBench();
    await bench.start();
    await bench.refuse('TicketCardPage', 'NOT_FOUND', 'Тикет не найден.');
    expect(bench.words).toContain('Тикет не найден');
    TestBed.resetTestingModule();
    const nonsense = new CardBench();
    await nonsense.start('abc');
    expect(nonsense.words).toContain('Тикет не найден');
  });
});
