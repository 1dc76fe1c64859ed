import { isProviderOnly, permissions, type Permission } from '@supportal/domain';
import type { ApiClient } from '../../testing/api-client';
import { auditOf, auditSize, providerWith, refusal } from '../../testing/administration';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';

const fields = 'id version name kind active userCount groupCount createdAt calendar { name }';
const create = `mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { ${fields} } }`;
const update = `mutation ($input: UpdateOrganizationInput!, $preview: Boolean) {
  updateOrganization(input: $input, preview: $preview) {
    organization { ${fields} } deadlines { waitingCount }
    effect { affectedCount users { user { id } gained { permission } lost { permission } } } } }`;
const list = `query ($search: String, $active: Boolean, $sort: OrganizationSort, $first: Int, $after: String) {
  organizations(search: $search, active: $active, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${fields} } } } }`;

interface Shown {
  id: number;
  version: number;
  name: string;
  active: boolean;
  userCount: number;
  groupCount: number;
  calendar: { name: string } | null;
}
interface Saved {
  updateOrganization: {
    organization: Shown;
    effect: { affectedCount: number; users: { user: { id: number } }[] };
  };
}
interface Page {
  organizations: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: Shown }[];
  };
}

describe('organizations', () => {
  let app: TestApp;
  let world: SupportWorld;
  let admin: ApiClient;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    admin = await providerWith(app, [...permissions], 'Орлова Ольга');
  });
  afterAll(() => app.close());

  const page = async (variables: object = {}) => (await admin.run<Page>(list, variables)).organizations;
  const names = async (variables: object) => (await page(variables)).edges.map(({ node }) => node.name);
  const made = async (name: string, more: object = {}) =>
    (await admin.run<{ createOrganization: Shown }>(create, { input: { name, ...more } })).createOrganization;
  const shown = async (id: number) =>
    (await admin.run<{ organization: Shown }>(`{ organization(id: ${id}) { ${fields} } }`)).organization;

  it('are listed by pages, found by words, ordered by name or age, and counted', async () => {
    await made('Ёлка');
    await made('Еловый бор');
    expect(await names({ search: 'ЁЛ' })).toEqual(['Ёлка', 'Еловый бор']);
    const byAge = { field: 'CREATED', direction: 'DESC' };
    expect((await names({ sort: byAge })).slice(0, 2)).toEqual(['Еловый бор', 'Ёлка']);
    const all = await names({ sort: { field: 'NAME', direction: 'ASC' } });
    const read: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo, totalCount } = await page({ first: 2, after });
      expect(totalCount).toBe(all.length);
      read.push(...edges.map(({ node }) => node.name));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(read).toEqual(all);
    const [romashka] = (await page({ search: 'ромашка' })).edges;
    expect(romashka!.node).toMatchObject({ userCount: 4, groupCount: 1, calendar: null, active: true });
    expect(await admin.codeOf(list, { first: 101 })).toBe('BAD_USER_INPUT');
    expect(await admin.codeOf(list, { after: 'нет' })).toBe('BAD_USER_INPUT');
  });

  it('are made once under a name', async () => {
    const { id, version, userCount } = await made('Одуванчик');
    expect([version, userCount]).toEqual([1, 0]);
    expect((await auditOf(app, 1))[0]).toMatchObject({
      action: 'organization.created',
      objectId: id,
      organizationId: id,
    });
    const size = await auditSize(app);
    for (const name of ['ОДУВАНЧИК', ' одуванчик', '', 'x'.repeat(256)])
      expect((await refusal(admin, create, { input: { name } })).extensions.fields).toHaveProperty('name');
    const calendar = await refusal(admin, create, { input: { name: 'Новая', calendarId: 999 } });
    expect(calendar.extensions.fields).toHaveProperty('calendarId');
    const renamed = { id, version: 1, name: 'Ромашка', active: true };
    expect((await refusal(admin, update, { input: renamed })).extensions.key).toBe('nameTaken');
    expect(await names({ search: 'одуванчик' })).toEqual(['Одуванчик']);
    expect(await auditSize(app)).toBe(size);
  });

  it('get the usual roles, with those of their rights that the caller holds', async () => {
    const rolesOf = async ({ id }: Shown) => {
      const rows = await app.app.platform.database.read.rows<{
        name: string;
        leading: number;
        permission: Permission | null;
      }>({
        text: `SELECT r.name, r.leading, p.permission FROM access_role r
          LEFT JOIN role_permission_set l ON l.roleId = r.id LEFT JOIN permission_set_right p ON p.setId = l.setId
          WHERE r.organizationId = ? ORDER BY r.id, p.permission`,
        params: [id],
      });
      const roles = new Map<string, { leading: boolean; rights: Permission[] }>();
      for (const { name, leading, permission } of rows) {
        const role = roles.get(name) ?? { leading: Boolean(Number(leading)), rights: [] };
        if (permission) role.rights.push(permission);
        roles.set(name, role);
      }
      return Object.fromEntries(roles);
    };
    const size = await auditSize(app);
    expect(await rolesOf(await made('Пион', { standardRoles: true }))).toEqual({
      'Администратор организации': {
        leading: false,
        rights: permissions.filter((right) => !isProviderOnly(right)).sort(),
      },
      Сотрудник: { leading: false, rights: ['ticket.create', 'ticket.reopen', 'ticket.reply'] },
      Руководитель: { leading: true, rights: [] },
    });
    expect(await auditSize(app)).toBe(size + 6);
    expect(await rolesOf(await made('Мак'))).toEqual({});

    const modest = await providerWith(app, ['organization.edit', 'ticket.reply']);
    const input = { name: 'Астра', standardRoles: true };
    const { createOrganization } = await modest.run<{ createOrganization: Shown }>(create, { input });
    expect(await rolesOf(createOrganization)).toMatchObject({
      'Администратор организации': { rights: ['ticket.reply'] },
      Сотрудник: { rights: ['ticket.reply'] },
    });
  });

  it('are not edited over the work of another one', async () => {
    const { id } = await made('Клевер');
    const input = { id, version: 1, name: 'Клевер и К', active: true };
    expect((await admin.run<Saved>(update, { input })).updateOrganization.organization).toMatchObject({
      version: 2,
      name: 'Клевер и К',
    });
    expect((await auditOf(app, 1))[0]).toMatchObject({
      action: 'organization.edited',
      changes: [{ field: 'name', before: 'Клевер', after: 'Клевер и К' }],
    });
    const size = await auditSize(app);
    expect((await refusal(admin, update, { input: { ...input, name: 'Иное' } })).extensions).toMatchObject({
      code: 'CONFLICT',
      key: 'objectChanged',
      current: { version: 2, name: 'Клевер и К', active: true, calendarId: null },
      by: 'Орлова Ольга',
    });
    expect(await admin.codeOf(update, { input: { ...input, id: 999_999 } })).toBe('NOT_FOUND');
    expect(await auditSize(app)).toBe(size);
  });

  it('never include a provider that is switched off', async () => {
    const provider = await app.make.provider();
    const { id, version, name } = provider;
    const size = await auditSize(app);
    for (const preview of [true, false]) {
      const { extensions } = await refusal(admin, update, {
        input: { id, version, name, active: false },
        preview,
      });
      expect(extensions).toMatchObject({ code: 'CONFLICT', key: 'providerStays' });
    }
    expect(await shown(id)).toMatchObject({ active: true, version });
    expect(await auditSize(app)).toBe(size);
  });

  it('that are switched off lose their sessions, sockets and rights at once; a preview only tells so', async () => {
    const { organization, author, deputy, stranger } = world;
    const { id } = organization;
    const input = { id, version: 1, name: 'Ромашка', active: false };
    const card = await author.api.follow(documents.sessionChanged);
    const preview = (await admin.run<Saved>(update, { input, preview: true })).updateOrganization;
    expect(preview.organization).toMatchObject({ active: true, version: 1 });
    // The author by the group, the deputy by a role, the leader and the colleague as well.
    expect(preview.effect.affectedCount).toBe(4);
    expect(await author.api.codeOf('{ ticketForm { environments { id } } }')).toBeNull();

    const saved = (await admin.run<Saved>(update, { input })).updateOrganization;
    expect(saved.organization).toMatchObject({ active: false, version: 2 });
    expect(saved.effect).toEqual(preview.effect);
    expect(await card.next()).toEqual({ sessionChanged: null });
    expect(await author.api.closeCode).toBe(4403);
    for (const { api } of [author, deputy])
      expect(await api.codeOf('{ sessions { id } }')).toBe('UNAUTHENTICATED');
    expect(await stranger.api.codeOf('{ sessions { id } }')).toBeNull();
    const { read } = app.app.platform.database;
    const sessions = await read.rows({
      text: 'SELECT s.id FROM user_session s JOIN user_account u ON u.id = s.userId WHERE u.organizationId = ?',
      params: [id],
    });
    expect(sessions).toEqual([]);
    const signIn = { input: { login: author.user.login, password: 'correct horse battery' } };
    expect(await (await app.as(null)).codeOf(documents.signIn, signIn)).toBe('UNAUTHENTICATED');
    expect((await auditOf(app, 1))[0]).toMatchObject({
      action: 'organization.edited',
      changes: [{ field: 'active', before: 'true', after: 'false' }],
    });

    // Whoever switches it on again gives its people their rights: they must hold them.
    const modest = await providerWith(app, ['organization.edit']);
    const again = { ...input, version: 2, active: true };
    expect((await refusal(modest, update, { input: again })).extensions.key).toBe('cannotGive');
    expect(await shown(id)).toMatchObject({ active: false, version: 2 });
    await admin.run(update, { input: again });
    expect(await (await app.as(author.user)).codeOf('{ ticketForm { environments { id } } }')).toBeNull();
  });

  it('are nothing for customers, whatever they hold', async () => {
    const all = permissions.filter((right) => !isProviderOnly(right));
    const user = await app.make.user({ organization: world.organization, rights: all });
    const api = await app.as(user);
    expect(await api.codeOf(list)).toBe('FORBIDDEN');
    expect(await api.codeOf(`{ organization(id: ${world.organization.id}) { id } }`)).toBe('FORBIDDEN');
  });
});
