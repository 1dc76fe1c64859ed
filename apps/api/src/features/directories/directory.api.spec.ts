import type { ApiClient } from '../../testing/api-client';
import { auditOf, auditSize, providerWith, refusal } from '../../testing/administration';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, ticketInput } from '../../testing/tickets';
import { documents } from '../../testing/documents';

interface Entry {
  id: number;
  version: number;
  name: string;
  active: boolean;
}

describe.each([
  ['System', 'systems', 'SYSTEM'],
  ['Environment', 'environments', 'ENVIRONMENT'],
] as const)('the directory of each %s', (noun, many, kind) => {
  let app: TestApp;
  let world: SupportWorld;
  let admin: ApiClient;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    admin = await providerWith(app, ['directory.edit'], 'Орлова Ольга');
  });
  afterAll(() => app.close());

  const create = `mutation ($name: String!) { made: create${noun}(input: { name: $name }) { id version name active } }`;
  const update = `mutation ($input: UpdateDirectoryEntryInput!) { made: update${noun}(input: $input) { id version name active } }`;
  const remove = `mutation ($id: Int!, $version: Int!) { delete${noun}(id: $id, version: $version) }`;
  const list = `query ($search: String, $active: Boolean) {
    list: ${many}(search: $search, active: $active) { id version name active } }`;
  const made = async (name: string) => (await admin.run<{ made: Entry }>(create, { name })).made;
  const listed = async (variables: object = {}) => (await admin.run<{ list: Entry[] }>(list, variables)).list;
  const verb = noun.toLowerCase();

  it('adds an entry that is found by words of its name and may be written down', async () => {
    const entry = await made('  Учёт Ёлок ');
    expect(entry).toMatchObject({ version: 1, name: 'Учёт Ёлок', active: true });
    expect(await listed({ search: 'учет елок' })).toEqual([entry]);
    expect(await listed({ search: '%' })).toEqual([]);
    expect(await auditOf(app, 1)).toMatchObject([
      { action: `${verb}.created`, objectId: entry.id, objectName: 'Учёт Ёлок', organizationId: null },
    ]);
  });

  it('takes a name once, whatever its letter case, and no empty one', async () => {
    const entry = await made('Журнал');
    const size = await auditSize(app);
    const before = await listed();
    for (const name of ['журнал', 'ЖУРНАЛ ', ' ', 'а\nб', 'x'.repeat(256)]) {
      const error = await refusal(admin, create, { name });
      expect(error.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { name: expect.any(String) },
      });
    }
    const other = before.find(({ id }) => id !== entry.id)!;
    const input = { id: entry.id, version: 1, name: other.name, active: true };
    expect((await refusal(admin, update, { input })).extensions.key).toBe('nameTaken');
    expect(await listed()).toEqual(before);
    expect(await auditSize(app)).toBe(size);
  });

  it('renames, deactivates, and tells what changed', async () => {
    const entry = await made('Архив');
    const input = { id: entry.id, version: 1, name: 'Архив дел', active: false };
    const after = { ...entry, version: 2, name: 'Архив дел', active: false };
    expect((await admin.run<{ made: Entry }>(update, { input })).made).toEqual(after);
    expect(await listed({ search: 'архив', active: false })).toEqual([after]);
    expect(await listed({ search: 'архив', active: true })).toEqual([]);
    expect((await auditOf(app, 1))[0]).toMatchObject({
      action: `${verb}.edited`,
      changes: [
        { field: 'name', before: 'Архив', after: 'Архив дел' },
        { field: 'active', before: 'true', after: 'false' },
      ],
    });
  });

  it('refuses a stale version with the values of now and who saved them', async () => {
    const entry = await made('Склад 2');
    const input = { id: entry.id, version: 1, name: 'Склад 3', active: true };
    await admin.run(update, { input });
    const size = await auditSize(app);
    const stale = await refusal(admin, update, { input: { ...input, name: 'Склад 4' } });
    expect(stale.extensions).toMatchObject({
      code: 'CONFLICT',
      key: 'objectChanged',
      current: { version: 2, name: 'Склад 3', active: true },
      by: 'Орлова Ольга',
    });
    expect((await refusal(admin, remove, { id: entry.id, version: 1 })).extensions.key).toBe('objectChanged');
    expect(await listed({ search: 'Склад 3' })).toHaveLength(1);
    expect(await auditSize(app)).toBe(size);
  });

  it('deletes what is used nowhere; what is in use stays and says where', async () => {
    const entry = await made('Лишнее');
    expect(await admin.run(remove, { id: entry.id, version: 1 })).toEqual({ [`delete${noun}`]: true });
    expect(await listed({ search: 'Лишнее' })).toEqual([]);
    expect((await auditOf(app, 1))[0]).toMatchObject({ action: `${verb}.deleted`, objectName: 'Лишнее' });

    await createTicket(world);
    await createTicket(world);
    const used = kind === 'SYSTEM' ? world.system : world.environment;
    const { extensions } = await refusal(admin, remove, { id: used.id, version: 1 });
    expect(extensions).toMatchObject({ code: 'CONFLICT', key: 'inUse' });
    const places = extensions['places'] as { kind: string; name: string; count: number }[];
    expect(places[0]).toMatchObject({ kind: 'TICKET', count: 2 });
    const groups = places.slice(1).map((place) => place.name);
    expect(groups.includes(world.group.name)).toBe(kind === 'SYSTEM');
    expect((await listed()).some(({ id }) => id === used.id)).toBe(true);
  });

  it('answers an unknown entry as not found', async () => {
    const input = { id: 999_999, version: 1, name: 'Нет', active: true };
    expect(await admin.codeOf(update, { input })).toBe('NOT_FOUND');
    expect(await admin.codeOf(remove, { id: 999_999, version: 1 })).toBe('NOT_FOUND');
  });

  it('keeps a deactivated entry on old tickets and offers it no longer', async () => {
    const ticket = await createTicket(world);
    const used = kind === 'SYSTEM' ? world.system : world.environment;
    const input = { id: used.id, version: 1, name: used.name, active: false };
    await admin.run(update, { input });
    const form = await world.author.api.run<{
      ticketForm: { groups: { systems: { id: number }[] }[]; environments: { id: number }[] };
    }>('{ ticketForm { groups { systems { id } } environments { id } } }');
    const { groups, environments } = form.ticketForm;
    const offered = kind === 'SYSTEM' ? groups.flatMap(({ systems }) => systems) : environments;
    expect(offered.some(({ id }) => id === used.id)).toBe(false);
    const attempt = { input: ticketInput(world) };
    expect(await world.author.api.codeOf(documents.create, attempt)).toBe('BAD_USER_INPUT');
    expect(await look(world.author.api, ticket.id)).toMatchObject({ status: 'NEW' });
    const field = kind === 'SYSTEM' ? 'system' : 'environment';
    const shown = await world.author.api.run<{ ticket: Record<string, { name: string }> }>(
      `{ ticket(id: ${ticket.id}) { ${field} { name } } }`,
    );
    expect(shown.ticket[field]!.name).toBe(used.name);
  });
});
