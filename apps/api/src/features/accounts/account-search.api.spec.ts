import { searchWords } from '@supportal/domain';
import { accountWords } from '../../migrations/1764300300000-account-words';
import { join, sql, TRUE } from '../../platform/database/sql';
import { AdminGroupFields } from '../groups/admin-group-fields.resolver';
import type { AdminGroup } from '../groups/admin-group.types';
import { GroupMember } from '../groups/group-links.entity';
import type { SignedIn } from '../../access/context';
import { Loaders } from '../../platform/graphql/loaders';
import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { Random } from '../../testing/random';
import { TestApp } from '../../testing/test-app';
import { accountKeys } from './account-keys';
import { AccountSearch } from './account-search';
import { AccountWord } from './account-word.entity';
import { wordsOf } from './account-words';
import { User } from './user.entity';

const list = `query ($search: String, $organizationId: Int, $after: String, $sort: UserSort) {
  users(search: $search, organizationId: $organizationId, after: $after, sort: $sort, first: 100) {
    totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
const inGroup = `query ($id: Int!, $search: String) { group(id: $id) { members(search: $search, first: 100) {
  totalCount edges { node { user { id } } } } } }`;

interface Page {
  totalCount: number;
  edges: { node: { id: number } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const people = 1_500;
const seed = 20_261_128;
const families = ['Щёголева', 'Иванов', 'Иванова-Петрова', 'Яковлев', 'Яшин', 'О’Нил'];
const given = ['Анна', 'Яна', 'Пётр', 'Ян', 'Пётр Иванович'];
const rarities = ['𐐀𐐁𐐂 Дезерет', 'और नमस्ते', `${'щ'.repeat(120)} Длинный`, '★ ★'];

describe('accounts that are searched', () => {
  let app: TestApp;
  let world: AdminWorld;
  let accounts: User[];
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
    const random = new Random(seed);
    const { id: _, ...like } = await app.make.user({ organization: world.organization });
    const rows = Array.from({ length: people }, (_, nth) => {
      const person = {
        login: `clerk.${nth}`,
        fullName: rarities[nth] ?? `${random.one(families)} ${random.one(given)} ${nth % 40}`,
        email: nth % 3 ? `c${nth}@example.org` : '',
      };
      const organizationId = nth % 50 ? world.organization.id : world.foreign.id;
      return { ...like, ...person, ...accountKeys(person), organizationId, id: 100_000 + nth };
    });
    const words = rows.flatMap(wordsOf);
    const { uow, read } = app.app.platform.database;
    await uow.run(async ({ manager }) => {
      for (let at = 0; at < people; at += 500) await manager.insert(User, rows.slice(at, at + 500));
      for (let at = 0; at < words.length; at += 1_000)
        await manager.insert(AccountWord, words.slice(at, at + 1_000));
    });
    accounts = await read.list(User);
  });
  afterAll(() => app.close());

  const page = async (variables: object, by = world.admin) =>
    (await by.api.run<{ users: Page }>(list, variables)).users;

  /** What a search means, said plainly: every word typed begins a word of the account. */
  const meant = (search: string, organizationId: number | null) => {
    const typed = searchWords(search);
    return accounts
      .filter((one) => organizationId === null || one.organizationId === organizationId)
      .filter(({ fullName, login, email }) => {
        const own = searchWords(`${fullName} ${login} ${email}`);
        return typed.every((word) => own.some((other) => other.startsWith(word)));
      });
  };
  const firstIds = (found: User[], field: string) => {
    const key = field === 'NAME' ? 'nameKey' : 'loginKey';
    const compare = (a: User, b: User) =>
      field === 'CREATED' || a[key] === b[key] ? a.id - b.id : a[key] < b[key] ? -1 : 1;
    return found.toSorted(compare).map(({ id }) => id);
  };

  const searches: [what: string, search: string][] = [
    ['the beginning of a name', 'щего'],
    ['ё as е, in capitals', 'ЩЁГОЛЕВА'],
    ['the second part of a name', 'петрова'],
    ['words in another order', 'анна иванов 7'],
    ['a word that many have', 'clerk'],
    ['a letter', 'я'],
    ['words that many have, and few together', 'clerk.77'],
    ['words that many have, and nobody together', 'clerk example щего яковлев'],
    ['the beginning of an address', 'c77@exa'],
    ['a number', '39'],
    ['the middle of a word', 'ванов'],
    ['what nobody has', 'нет такого'],
    ['signs of patterns', '% _'],
    ['a sign with a word', '%иванов'],
    ['more words than are looked for', 'и ив ива иван иванов иванова п пе пет c никто'],
    ['more words than lead to accounts', 'иванов петрова пётр example clerk 1'],
    ['letters of other planes', '𐐀𐐁'],
    ['a letter with its marks', 'और'],
    ['a word longer than any', `${'щ'.repeat(100)}эю`],
  ];

  const nothing = ['signs of patterns', 'the middle of a word', 'what nobody has'];

  it.each(searches)('are found by the beginnings of their words: %s', async (what, search) => {
    const words = searchWords(search).slice(0, 10);
    const isFound = words.length > 0 && meant(words.join(' '), null).length > 0;
    expect(isFound).toBe(![...nothing, 'words that many have, and nobody together'].includes(what));
    for (const field of ['NAME', 'LOGIN', 'CREATED'])
      for (const by of [world.admin, world.chief]) {
        const reach = by === world.chief ? null : world.organization.id;
        const looked = searchWords(search).slice(0, 10).join(' ');
        const wanted = looked ? firstIds(meant(looked, reach), field) : [];
        const first = await page({ search, sort: { field, direction: 'ASC' } }, by);
        expect(first.edges.map(({ node }) => node.id)).toEqual(wanted.slice(0, 100));
        expect(first.totalCount).toBe(Math.min(wanted.length, 1_001));
        if (!first.pageInfo.hasNextPage) continue;
        const after = first.pageInfo.endCursor;
        const second = await page({ search, after, sort: { field, direction: 'ASC' } }, by);
        expect(second.edges.map(({ node }) => node.id)).toEqual(wanted.slice(100, 200));
      }
  });

  it.each(searches)('are the same whether their words are few or many: %s', async (_, search) => {
    const { read } = app.app.platform.database;
    const wanted = meant(searchWords(search).slice(0, 10).join(' '), world.organization.id);
    const ids = searchWords(search).length ? wanted.map(({ id }) => id) : [];
    for (const limits of [
      { having: 0, found: 0 },
      { having: 40, found: 2 },
      { having: 400, found: 0 },
      { having: 10_000, found: 5 },
      { having: 10_000, found: 2_000 },
    ])
      for (const inNameOrder of [true, false]) {
        const wish = { text: search, organizationId: world.organization.id, table: 'a', inNameOrder };
        const { where } = await new AccountSearch(read, limits).find(wish);
        const rows = await read.rows<{ id: number }>(sql`
          SELECT a.id FROM user_account a
          WHERE a.organizationId = ${world.organization.id} AND ${join(where, ' AND ', TRUE)} ORDER BY a.id`);
        expect(rows.map(({ id }) => id)).toEqual(ids);
      }
  });

  it('are those of the organization that is asked for', async () => {
    const { id: organizationId } = world.foreign;
    for (const search of ['иванов', 'clerk']) {
      const found = await page({ search, organizationId }, world.chief);
      expect(found.totalCount).toBe(meant(search, organizationId).length);
    }
  });

  it('are looked for in groups in the same way', async () => {
    const group = await app.make.group({ organization: world.organization });
    const named = (fullName: string) =>
      app.make.user({ organization: world.organization, groups: [group], values: { fullName } });
    const [one] = [await named('Жуков Иван'), await named('Жуков Яков'), await named('Ежов Жан')];
    const found = async (search: string) =>
      (
        await world.admin.api.run<{ group: { members: { edges: { node: { user: { id: number } } }[] } } }>(
          inGroup,
          { id: group.id, search },
        )
      ).group.members.edges.map(({ node }) => node.user.id);
    expect(await found('ив жук')).toEqual([one!.id]);
    expect(await found('ж')).toHaveLength(3);
    expect(await found('user')).toHaveLength(3);
    expect(await found('уков')).toEqual([]);
  });

  it('are the same in a large group and in a small one', async () => {
    const { read, uow } = app.app.platform.database;
    const group = await app.make.group({ organization: world.organization });
    const crowd = accounts.filter(({ organizationId }) => organizationId === world.organization.id);
    await uow.run((tx) =>
      tx.insertAll(
        GroupMember,
        crowd.map(({ id: userId }) => ({ groupId: group.id, userId })),
      ),
    );
    for (const few of [0, crowd.length])
      for (const search of ['щего', 'анна иванов 7', 'c', 'никто', '@']) {
        const fields = new AdminGroupFields(read, new AccountSearch(read), few);
        const context = { loaders: new Loaders(read) } as SignedIn;
        const found = await fields.members(group as AdminGroup, search, 100, null, context);
        const wanted = search === '@' ? [] : firstIds(meant(search, world.organization.id), 'NAME');
        expect(found.edges.map(({ node }) => node.userId)).toEqual(wanted.slice(0, 100));
        expect(await found.count()).toBe(Math.min(wanted.length, 1_001));
      }
  });

  it('are not looked for by what is longer than any name', async () => {
    expect(await refusalOf(world.admin, list, { search: 'я'.repeat(201) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { search: expect.any(String) },
    });
  });

  it('keep their words when the database is brought to this version, and when it is begun anew', async () => {
    const { source } = app.app.platform.database;
    const state = async () => ({
      foundBy: (await source.manager.find(User, { order: { id: 'ASC' } })).map(({ foundBy }) => foundBy),
      words: (await source.query(
        'SELECT word, organizationId, userId FROM account_word ORDER BY userId, word',
      )) as object[],
    });
    const before = await state();
    const runner = source.createQueryRunner();
    try {
      const migration = new accountWords();
      await migration.down(runner);
      const [old] = (await source.query(
        `SELECT foundBy FROM user_account WHERE id = ${world.admin.user.id}`,
      )) as { foundBy: string }[];
      expect(old!.foundBy).toBe(
        `администратор ромашки ${world.admin.user.login} ${world.admin.user.email}`.toLowerCase(),
      );
      await migration.up(runner);
      await migration.up(runner);
    } finally {
      await runner.release();
    }
    expect(await state()).toEqual(before);
  });
});
