import { ticketPriorities, ticketSortFields, ticketStatuses, type TicketSortField } from '@supportal/domain';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { insertTickets } from '../../testing/ticket-rows';
import { raw, sql } from '../../platform/database/sql';
import { Ticket } from './ticket.entity';

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { cursor: string; node: { id: number } }[];
}
interface Sort {
  field: TicketSortField;
  direction: 'ASC' | 'DESC';
}
const sorts: Sort[] = ticketSortFields.flatMap((field) => [
  { field, direction: 'ASC' },
  { field, direction: 'DESC' },
]);

const keyOf: Record<TicketSortField, (ticket: Ticket) => number> = {
  NUMBER: (ticket) => ticket.id,
  STATUS: (ticket) => ticketStatuses.indexOf(ticket.status),
  PRIORITY: (ticket) => ticketPriorities.indexOf(ticket.priority),
  CREATED: (ticket) => ticket.createdAt.getTime(),
  UPDATED: (ticket) => ticket.updatedAt.getTime(),
};

describe('pages of a list', () => {
  let app: TestApp;
  let world: SupportWorld;
  let tickets: Ticket[];
  // Many ties, and times a millisecond apart.
  const wish = (at: number): Partial<Ticket> => ({
    status: ticketStatuses[(at * 5) % 7]!,
    priority: ticketPriorities[(at * 2) % 3]!,
    createdAt: new Date(Date.parse('2026-02-02T06:00:00.000Z') + (at % 4)),
    updatedAt: new Date(Date.parse('2026-02-03T20:59:59.998Z') + ((at * 7) % 5)),
  });
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    tickets = await insertTickets(
      app,
      world,
      Array.from({ length: 47 }, (_, at) => wish(at)),
    );
  });
  afterAll(() => app.close());

  const page = async (variables: object): Promise<Page> =>
    (await world.author.api.run<{ tickets: Page }>(documents.list, { tab: 'MINE', ...variables })).tickets;
  const ordered = ({ field, direction }: Sort): number[] => {
    const sign = direction === 'ASC' ? 1 : -1;
    const key = keyOf[field];
    return [...tickets].sort((a, b) => sign * (key(a) - key(b) || a.id - b.id)).map((ticket) => ticket.id);
  };
  /** The ids of all pages; `between` runs after each of them. */
  async function walk(variables: object, between: () => Promise<unknown> = async () => undefined) {
    const ids: number[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await page({ ...variables, after });
      ids.push(...edges.map((edge) => edge.node.id));
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
      await between();
    }
    return ids;
  }

  it.each(sorts)(
    'hold every row once and in order: $field $direction',
    async (sort) => {
      for (const first of [1, 7, 46, 47, 100]) expect(await walk({ sort, first })).toEqual(ordered(sort));
    },
    60_000,
  );

  it.each(sorts)(
    'skip and repeat none of them while others arrive and change: $field $direction',
    async (sort) => {
      const newcomers: number[] = [];
      const { uow } = app.app.platform.database;
      let turn = 0;
      const ids = await walk({ sort, first: 9 }, async () => {
        const [one] = newcomers.length < 8 ? await insertTickets(app, world, [wish(turn * 3)]) : [];
        if (one) newcomers.push(one.id);
        // Anything but the sort key of a row may change.
        const id = tickets[(turn++ * 11) % tickets.length]!.id;
        await uow.run((tx) => tx.update(Ticket, id, { subject: `Тема ${turn}`, version: turn + 1 }));
      });
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !newcomers.includes(id))).toEqual(ordered(sort));
      await uow.run(async (tx) => {
        for (const id of newcomers) {
          await tx.manager.query('DELETE FROM ticket_timer WHERE ticketId = ?', [id]);
          await tx.remove(Ticket, { id });
        }
      });
    },
    60_000,
  );

  it('begin behind any row', async () => {
    const sort = { field: 'PRIORITY', direction: 'DESC' } as const;
    const { edges } = await page({ sort, first: 100 });
    for (const at of [0, 10, 45]) {
      const rest = await page({ sort, first: 100, after: edges[at]!.cursor });
      expect(rest.edges).toEqual(edges.slice(at + 1));
    }
    expect(await page({ sort, first: 100, after: edges.at(-1)!.cursor })).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: 47,
    });
  });

  it('are sorted by the last change, newest first, when nothing is asked for', async () => {
    const sort = { field: 'UPDATED', direction: 'DESC' } as const;
    expect(await page({ first: 20 })).toEqual(await page({ sort, first: 20 }));
    const { edges } = await page({ first: 20 });
    expect((await page({ first: 20, after: edges[9]!.cursor })).edges[0]!.node.id).toBe(ordered(sort)[10]);
  });

  it('have 50 rows unless told otherwise, and 1 to 100', async () => {
    const { author } = world;
    expect(
      (await author.api.run<{ tickets: Page }>('{ tickets(tab: MINE) { edges { cursor } } }')).tickets.edges,
    ).toHaveLength(47);
    for (const first of [0, -1, 101, 2_147_483_647]) {
      const { errors } = await author.api.ask(documents.list, { tab: 'MINE', first });
      expect(errors![0]!.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { first: 'Значение должно быть от 1 до 100.' },
      });
    }
  });

  describe('refuse as a cursor', () => {
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const byNumber = { field: 'NUMBER', direction: 'ASC' } as const;
    const byUpdate = { field: 'UPDATED', direction: 'DESC' } as const;
    it.each<[string, string, Sort]>([
      ['nothing', '', byNumber],
      ['words', 'следующая страница', byNumber],
      ['no array', encoded(null), byNumber],
      ['an empty array', encoded([]), byNumber],
      ['an object', encoded({ 0: 'NUMBER', 1: 1, 2: 1 }), byNumber],
      ['another kind of value', encoded(['NUMBER', '1', 1]), byNumber],
      ['a fraction', encoded(['NUMBER', 1.5, 1]), byNumber],
      ['no id', encoded(['NUMBER', 1]), byNumber],
      ['an unknown field', encoded(['id', 1, 1]), byNumber],
      ['a number for a time', encoded(['UPDATED', 5, 1]), byUpdate],
      ['a time that is none', encoded(['UPDATED', '2026-13-45T00:00:00.000Z', 1]), byUpdate],
      ['a time out of this world', encoded(['UPDATED', '+275760-01-01T00:00:00.000Z', 1]), byUpdate],
      ['SQL', encoded(['UPDATED', "2026-01-01' OR '1'='1", 1]), byUpdate],
      ['one of another field', encoded(['CREATED', '2026-02-02T06:00:00.000Z', 1]), byUpdate],
    ])('%s', async (_, after, sort) => {
      const { errors } = await world.author.api.ask(documents.list, { tab: 'MINE', sort, after });
      expect(errors?.[0]).toMatchObject({
        message: 'Страница списка устарела. Обновите список.',
        extensions: { code: 'BAD_USER_INPUT', key: 'badCursor' },
      });
    });

    it('one of a list in another order', async () => {
      for (const sort of sorts) {
        const { edges } = await page({ sort, first: 1 });
        for (const other of sorts.filter(({ field }) => field !== sort.field)) {
          const variables = { tab: 'MINE', sort: other, after: edges[0]!.cursor };
          expect(await world.author.api.codeOf(documents.list, variables)).toBe('BAD_USER_INPUT');
        }
      }
    });
  });

  it('are counted up to 1001, which means more than a thousand', async () => {
    const { database } = app.app.platform;
    const columns = database.source
      .getMetadata(Ticket)
      .columns.map((column) => column.databaseName)
      .filter((name) => name !== 'id');
    const list = raw(columns.join(', '));
    const double = sql`INSERT INTO ticket (${list}) SELECT ${list} FROM ticket`;
    for (let rows = 47; rows <= 1001; rows *= 2) await database.uow.run((tx) => tx.rows(double));
    expect(await page({ first: 1 })).toMatchObject({ totalCount: 1001, pageInfo: { hasNextPage: true } });
    const { ticketCounters } = await world.author.api.run<{ ticketCounters: { mine: number } }>(
      documents.counters,
    );
    expect(ticketCounters.mine).toBe(1001);
  });
});
