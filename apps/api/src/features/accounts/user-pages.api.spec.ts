import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { raw } from '../../platform/database/sql';
import { TestApp } from '../../testing/test-app';
import { accountKeys } from './account-keys';
import { User } from './user.entity';

const list = `query ($organizationId: Int, $after: String, $sort: UserSort) {
  users(organizationId: $organizationId, after: $after, sort: $sort, first: 20) {
    edges { node { fullName } } pageInfo { hasNextPage endCursor } } }`;
const people = 3_000;
const onMariaDb = process.env['TEST_DATABASE'] === 'mysql' ? it : it.skip;

interface Page {
  users: {
    edges: { node: { fullName: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describe('pages of many accounts', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
    const { passwordHash, ...like } = await app.make.user({ organization: world.organization });
    const rows = Array.from({ length: people }, (_, nth) => {
      const person = { login: `clerk${nth}`, fullName: `Человек ${10_000 + nth}`, email: '' };
      return { ...like, ...person, ...accountKeys(person), passwordHash, id: 100_000 + nth };
    });
    await app.app.platform.database.uow.run(async ({ manager }) => {
      for (let at = 0; at < people; at += 500) await manager.insert(User, rows.slice(at, at + 500));
    });
  });
  afterAll(() => app.close());

  const page = async (variables: object): Promise<Page['users']> => {
    const { id: organizationId } = world.organization;
    return (await world.admin.api.run<Page>(list, { organizationId, ...variables })).users;
  };
  const behind = (name: string) => Buffer.from(JSON.stringify(['nameKey', name, 0])).toString('base64url');

  it.each<[direction: string, first: string, last: string]>([
    ['ASC', 'Человек 11500', 'Человек 11519'],
    ['DESC', 'Человек 11499', 'Человек 11480'],
  ])('go on where they were left: %s', async (direction, first, last) => {
    const { edges } = await page({ after: behind('человек 11500'), sort: { field: 'NAME', direction } });
    expect([edges.at(0)?.node.fullName, edges.at(-1)?.node.fullName]).toEqual([first, last]);
  });

  onMariaDb('read no more of the index in the middle than at the beginning', async () => {
    const { read } = app.app.platform.database;
    await read.rows(raw('ANALYZE TABLE user_account'));
    const reads = async () => {
      const [row] = await read.rows<{ Value: string }>(raw("SHOW GLOBAL STATUS LIKE 'Handler_read_next'"));
      return Number(row!.Value);
    };
    const readsOf = async (variables: object) => {
      const before = await reads();
      await page(variables);
      return (await reads()) - before;
    };
    // Of what is more than half of a table MariaDB knows only that it is much.
    expect(await readsOf({ after: behind('человек 11000') })).toBeLessThan(200);
  });
});
