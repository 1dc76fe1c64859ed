import { sql } from '../../platform/database/sql';
import type { ApiClient } from '../../testing/api-client';
import { auditOf, auditSize, providerWith } from '../../testing/administration';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { AuditTrail } from './audit-trail';

const query = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id at action kind objectId objectName source address
      actor { id fullName } organization { id name } changes { field before after } } } } }`;
interface Page {
  auditLog: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: {
      node: { id: number; action: string; objectName: string; address: string; actor: { fullName: string } };
    }[];
  };
}

describe('the audit log', () => {
  let app: TestApp;
  let world: SupportWorld;
  let admin: ApiClient;
  let customer: ApiClient;
  let foreign: ApiClient;
  const began = new Date('2026-02-02T06:00:00Z');
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    admin = await providerWith(app, ['audit.read', 'list.export'], 'Орлова Ольга');
    const { organization, stranger } = world;
    const rights = ['audit.read', 'list.export'] as const;
    customer = await app.as(await app.make.user({ organization, rights: [...rights] }));
    foreign = await app.as(stranger.user);
    const { uow, clock } = { uow: app.app.platform.database.uow, clock: app.clock };
    const trail = new AuditTrail(clock);
    clock.set(began);
    const write = (actorId: number | null, subject: object, values: object = {}) =>
      uow.run((tx) =>
        trail.write(
          tx,
          { id: actorId, origin: { address: '203.0.113.7', source: 'PORTAL' } },
          'group.edited',
          { kind: 'GROUP', id: 1, name: 'Смена', organizationId: organization.id, ...subject },
          [{ field: 'name', before: 'Старая', after: 'Смена', ...values }],
        ),
      );
    const specialist = world.specialist.user.id;
    await write(world.author.user.id, {});
    clock.set(new Date('2026-02-03T06:00:00Z'));
    await write(specialist, { name: '=HYPERLINK("x")' }, { after: '+7 "кавычки", и\nстрока' });
    await write(specialist, {
      kind: 'ROLE',
      id: 7,
      name: 'Чужая',
      organizationId: stranger.user.organizationId,
    });
    clock.set(new Date('2026-02-04T06:00:00Z'));
    await write(null, { kind: 'SYSTEM', id: 9, name: 'Учёт', organizationId: null });
  });
  afterAll(() => app.close());

  const page = async (api: ApiClient, filter: object = {}, more: object = {}) =>
    (await api.run<Page>(query, { filter, ...more })).auditLog;
  const names = async (api: ApiClient, filter: object = {}) =>
    (await page(api, filter)).edges.map(({ node }) => node.objectName);
  const csv = async (api: ApiClient, parameters = '') => {
    const response = await fetch(`${api.address}/audit.csv${parameters}`, { headers: api.headers() });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { response, bytes, text: bytes.toString('utf8') };
  };

  it('is read by the provider as a whole, by customers for their own organization', async () => {
    expect(await names(admin)).toEqual(['Учёт', 'Чужая', '=HYPERLINK("x")', 'Смена']);
    expect(await names(customer)).toEqual(['=HYPERLINK("x")', 'Смена']);
    expect(await names(customer, { organizationId: world.stranger.user.organizationId })).toEqual([]);
    expect(await foreign.codeOf(query)).toBe('FORBIDDEN');
    const { totalCount, edges } = await page(customer);
    expect(totalCount).toBe(2);
    // An address of the provider is none of a customer's business.
    expect(edges.map(({ node }) => node.address)).toEqual(['', '203.0.113.7']);
    expect((await page(admin)).edges.map(({ node }) => node.address)).toEqual(Array(4).fill('203.0.113.7'));
  });

  it('tells who did what', async () => {
    const { edges } = await page(customer);
    expect(edges[1]!.node).toMatchObject({
      at: began.toISOString(),
      action: 'group.edited',
      kind: 'GROUP',
      objectId: 1,
      source: 'PORTAL',
      actor: { fullName: 'Петрова Анна' },
      organization: { name: 'Ромашка' },
      changes: [{ field: 'name', before: 'Старая', after: 'Смена' }],
    });
  });

  it.each<[string, () => object, string[]]>([
    ['organization', () => ({ organizationId: world.stranger.user.organizationId }), ['Чужая']],
    ['person', () => ({ actorId: world.author.user.id }), ['Смена']],
    ['kind', () => ({ kind: 'SYSTEM' }), ['Учёт']],
    ['object', () => ({ kind: 'ROLE', objectId: 7 }), ['Чужая']],
    ['words', () => ({ search: 'учет' }), ['Учёт']],
    ['values', () => ({ search: 'КАВЫЧКИ' }), ['=HYPERLINK("x")']],
    [
      'time',
      () => ({ from: '2026-02-03T06:00:00Z', to: '2026-02-04T06:00:00Z' }),
      ['Чужая', '=HYPERLINK("x")'],
    ],
    ['nothing that is there', () => ({ kind: 'USER' }), []],
  ])('is filtered by %s', async (_name, filter, expected) => {
    expect(await names(admin, filter())).toEqual(expected);
  });

  it('is read by pages, none of its entries twice', async () => {
    const read: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await page(admin, {}, { first: 3, after });
      read.push(...edges.map(({ node }) => node.objectName));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(read).toEqual(await names(admin));
  });

  it.each(['UPDATE audit_entry SET actorId = 1', 'DELETE FROM audit_entry'])(
    'is kept by the database itself: %s',
    async (text) => {
      const before = await auditOf(app, 10);
      const attempt = app.app.platform.database.uow.run((tx) => tx.rows({ text, params: [] }));
      await expect(attempt).rejects.toThrow('append-only');
      expect(await auditOf(app, 10)).toEqual(before);
    },
  );

  it('is exported as CSV that no spreadsheet takes for formulas', async () => {
    const { response, text, bytes } = await csv(customer, '?kind=GROUP');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = text.slice(1).split('\r\n');
    expect(lines[0]).toBe(
      'Когда,Кто,Адрес,Источник,Действие,Вид объекта,Номер объекта,Объект,Организация,Изменения',
    );
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[1]).toContain('"Название: Старая → +7 ""кавычки"", и\nстрока"');
    expect(lines[2]).toBe(
      '2026-02-02 09:00:00,Петрова Анна,203.0.113.7,Через портал,изменение,Группа,1,Смена,Ромашка,Название: Старая → Смена',
    );
    expect(lines).toHaveLength(4);
    expect((await auditOf(app, 1))[0]).toMatchObject({
      action: 'audit.exported',
      organizationId: world.organization.id,
      changes: [{ field: 'kind', before: null, after: 'GROUP' }],
    });
    const whole = await csv(customer);
    expect(whole.text).not.toContain('Чужая');
    expect(whole.text).toContain('выгрузка,Журнал аудита');
  });

  it('is exported page by page, all of it, in the language of the reader', async () => {
    const { organization } = world;
    const { uow } = app.app.platform.database;
    const trail = new AuditTrail(app.clock);
    await uow.run(async (tx) => {
      for (let at = 0; at < 1_050; at++) {
        const subject = {
          kind: 'GROUP' as const,
          id: 5_000,
          name: `Группа ${at}`,
          organizationId: organization.id,
        };
        await trail.write(
          tx,
          { id: null, origin: { address: '', source: 'API' } },
          'group.created',
          subject,
          [],
        );
      }
    });
    const values = { locale: 'en' as const };
    const rights = ['audit.read', 'list.export'] as const;
    const reader = await app.as(await app.make.user({ organization, rights: [...rights], values }));
    const { text } = await csv(reader, '?objectId=5000');
    const rows = text.trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(1_050);
    expect(new Set(rows).size).toBe(1_050);
    expect(rows[0]).toContain('Группа 1049');
    expect(text.slice(1)).toMatch(/^At,Actor,Address,/);
  });

  it.each([
    ['a parameter that does not exist', '?nope=1'],
    ['an unknown kind', '?kind=NOPE'],
    ['an id that is none', '?actorId=1e3'],
    ['a time that is none', '?from=yesterday'],
    ['a parameter twice', '?kind=GROUP&kind=ROLE'],
  ])('is not exported with %s', async (_name, parameters) => {
    const size = await auditSize(app);
    const { response, text } = await csv(admin, parameters);
    expect(response.status).toBe(400);
    expect(JSON.parse(text).errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await auditSize(app)).toBe(size);
  });

  it('is exported by nobody without both rights', async () => {
    const size = await auditSize(app);
    expect((await csv(await app.as(null))).response.status).toBe(401);
    for (const right of ['audit.read', 'list.export'] as const)
      expect((await csv(await providerWith(app, [right]))).response.status).toBe(403);
    const organization = await app.make.provider();
    const values = { mustChangePassword: true };
    const fresh = await app.make.user({ organization, rights: ['audit.read', 'list.export'], values });
    expect((await csv(await app.as(fresh))).response.status).toBe(403);
    expect(await auditSize(app)).toBe(size);
    const [row] = await app.app.platform.database.read.rows<{ n: number }>(
      sql`SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'audit.exported'`,
    );
    expect(Number(row!.n)).toBeGreaterThan(0);
  });
});
