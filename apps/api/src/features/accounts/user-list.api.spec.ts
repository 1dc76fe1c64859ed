import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';

const list = `query ($search: String, $filter: UserFilter, $sort: UserSort, $first: Int! = 50, $after: String) {
  users(search: $search, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id login } } } }`;

describe('accounts in a list', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
    for (let n = 0; n < 9; n++) await app.make.user({ organization: world.organization });
  });
  afterAll(() => app.close());

  it('are found by any part of name, login or e-mail, filtered, and come in pages without a gap', async () => {
    const found = async (variables: object) =>
      (
        await world.admin.api.run<{
          users: {
            totalCount: number;
            pageInfo: { hasNextPage: boolean; endCursor: string };
            edges: { node: { id: number } }[];
          };
        }>(list, variables)
      ).users;
    const user = await app.make.user({
      organization: world.organization,
      values: {
        fullName: 'Щёголева Ульяна',
        login: 'u.shch',
        email: 'ulyana@example.org',
        mustChangePassword: true,
      },
    });
    for (const search of ['ЩЕГОЛ', 'u.SHCH', 'ulyana@'])
      expect((await found({ search })).edges.map(({ node }) => node.id)).toEqual([user.id]);
    expect(
      (await found({ filter: { mustChangePassword: true, active: true }, search: 'щегол' })).totalCount,
    ).toBe(1);
    for (const field of ['NAME', 'LOGIN', 'CREATED']) {
      const seen: number[] = [];
      let after: string | null = null;
      do {
        const page = await found({ first: 4, after, sort: { field, direction: 'DESC' } });
        seen.push(...page.edges.map(({ node }) => node.id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(new Set(seen).size).toBe((await found({})).totalCount);
      expect(seen).toHaveLength(new Set(seen).size);
    }
  });
});
