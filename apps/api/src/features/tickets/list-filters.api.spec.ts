import { ticketPriorities, ticketStatuses, ticketTypes } from '@supportal/domain';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { insertTickets } from '../../testing/ticket-rows';
import type { Ticket } from './ticket.entity';

interface List {
  tickets: { totalCount: number; edges: { node: { id: number; subject: string } }[] };
}

describe('the filter of a list', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  async function found(filter: object, tab = 'MINE', api = world.author.api) {
    const sort = { field: 'NUMBER', direction: 'ASC' };
    const { tickets } = await api.run<List>(documents.list, { tab, filter, sort, first: 100 });
    expect(tickets.totalCount).toBe(tickets.edges.length);
    return tickets.edges.map((edge) => edge.node);
  }

  describe('by values', () => {
    let tickets: Ticket[];
    beforeAll(async () => {
      const all = ticketStatuses.flatMap((status) =>
        ticketTypes.map((type, at) => ({ status, type, priority: ticketPriorities[at % 3]! })),
      );
      tickets = await insertTickets(app, world, all);
    });
    const idsOf = (which: (ticket: Ticket) => boolean) => tickets.filter(which).map((ticket) => ticket.id);
    const ids = async (filter: object) => (await found(filter)).map((node) => node.id);

    it('takes any of a list', async () => {
      expect(await ids({ statuses: ['NEW', 'CLOSED'] })).toEqual(
        idsOf(({ status }) => status === 'NEW' || status === 'CLOSED'),
      );
      expect(await ids({ types: ['OUTAGE'] })).toEqual(idsOf(({ type }) => type === 'OUTAGE'));
      expect(await ids({ priorities: ['HIGH', 'LOW'] })).toEqual(
        idsOf(({ priority }) => priority !== 'MEDIUM'),
      );
    });

    it('demands all fields at once', async () => {
      const filter = { statuses: ['NEW', 'REOPENED'], types: ['DEFECT'], priorities: ['MEDIUM'] };
      const expected = idsOf(
        ({ status, type, priority }) =>
          ['NEW', 'REOPENED'].includes(status) && type === 'DEFECT' && priority === 'MEDIUM',
      );
      expect(expected).not.toEqual([]);
      expect(await ids(filter)).toEqual(expected);
    });

    it('takes everything when a field is left out, and nothing for an empty list', async () => {
      const everything = tickets.map((ticket) => ticket.id);
      expect(await ids({})).toEqual(everything);
      expect(await ids({ statuses: null, types: null, priorities: null, text: null })).toEqual(everything);
      expect(await ids({ text: ' \t ' })).toEqual(everything);
      expect(await ids({ statuses: [] })).toEqual([]);
      expect(await ids({ types: ['DEFECT'], priorities: [] })).toEqual([]);
    });

    it('does not mind a value named twice', async () => {
      expect(await ids({ statuses: ['NEW', 'NEW'] })).toEqual(idsOf(({ status }) => status === 'NEW'));
    });

    it('refuses values that do not exist', async () => {
      const variables = { tab: 'MINE', filter: { statuses: ['DONE'] } };
      expect(await world.author.api.codeOf(documents.list, variables)).toBe('BAD_USER_INPUT');
    });
  });

  describe('by text', () => {
    const subjects = [
      'Готово на 100% и больше',
      'Готово на 100 и больше',
      'поле a_b пустое',
      'поле aXb пустое',
      'Ура! Заработало',
      "Отчёт О'Брайена",
      'Отчет «Ёлка» и "ель"',
      'Путь C:\\temp\\отчет',
      'СБОЙ ПРИ ВХОДЕ',
      'Сбой   при\u00A0выходе',
      'Лиса 🦊 в отчёте',
      'Ⅷ версия',
    ];
    let numbers: number[];
    beforeAll(async () => {
      const wishes = subjects.map((subject) => ({
        subject,
        authorId: world.colleague.user.id,
      }));
      numbers = (await insertTickets(app, world, wishes)).map((ticket) => ticket.id);
    });
    const named = async (text: string) =>
      (await found({ text }, 'MINE', world.colleague.api)).map((node) => node.subject);

    it.each([
      ['100%', ['Готово на 100% и больше']],
      ['%', ['Готово на 100% и больше']],
      ['_', ['поле a_b пустое']],
      ['A_B', ['поле a_b пустое']],
      ['!', ['Ура! Заработало']],
      ['!_%', []],
      ["'", ["Отчёт О'Брайена"]],
      ["' OR 1=1 --", []],
      ['"ель"', ['Отчет «Ёлка» и "ель"']],
      ['\\', ['Путь C:\\temp\\отчет']],
      ['c:\\TEMP', ['Путь C:\\temp\\отчет']],
      ['сбой при', ['СБОЙ ПРИ ВХОДЕ', 'Сбой   при\u00A0выходе']],
      ['  СБОЙ \n ПРИ  ВЫ', ['Сбой   при\u00A0выходе']],
      ['елка', ['Отчет «Ёлка» и "ель"']],
      ['ЁЛК', ['Отчет «Ёлка» и "ель"']],
      ['ОТЧЁТ', ["Отчёт О'Брайена", 'Отчет «Ёлка» и "ель"', 'Путь C:\\temp\\отчет', 'Лиса 🦊 в отчёте']],
      ['🦊', ['Лиса 🦊 в отчёте']],
      ['viii', ['Ⅷ версия']],
      ['нет такого', []],
    ])('%j', async (text, expected) => expect(await named(text)).toEqual(expected));

    it('finds a ticket by its number, in each way people write it', async () => {
      const id = numbers[4]!;
      for (const text of [`SUP-${id}`, `sup-${id}`, ` ${id} `])
        expect(await named(text)).toContain('Ура! Заработало');
      expect(await named(`SUP-${id}`)).toHaveLength(1);
      expect(await named('SUP-999999')).toEqual([]);
    });

    it('does not find what is out of reach, by number either', async () => {
      const { author } = world;
      expect(await found({ text: `SUP-${numbers[0]}` }, 'MINE', author.api)).toEqual([]);
      expect(await found({ text: `SUP-${numbers[0]}` }, 'ALL', world.stranger.api)).toEqual([]);
    });

    it('takes 200 characters at most', async () => {
      const ask = (length: number) =>
        world.author.api.codeOf(documents.list, { tab: 'MINE', filter: { text: 'я'.repeat(length) } });
      expect(await ask(200)).toBeNull();
      expect(await ask(201)).toBe('BAD_USER_INPUT');
    });
  });
});
