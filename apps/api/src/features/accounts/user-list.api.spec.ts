import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { statementsOf } from '../../testing/statements';
import { TestApp } from '../../testing/test-app';

const list = `query ($search: String, $filter: UserFilter, $sort: UserSort, $first: Int! = 50, $after: String) {
  users(search: $search, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id login } } } }`;

const whole = `query ($filter: UserFilter, $first: Int!) { users(filter: $filter, first: $first) { edges { node {
  id abilities lockedUntil sessions { id } organization { id } roles { id }
  memberships { group { id memberCount connected } roles { id } } } } } }`;

interface Page {
  users: { totalCount: number; edges: { node: { id: number; login: string } }[] };
}

describe('accounts in a list', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
    for (let n = 0; n < 9; n++) await app.make.user({ organization: world.organization });
  });
  afterAll(() => app.close());

  const pageOf = (variables: object) => world.admin.api.run<Page>(list, variables);

  it('are found by name, login and e-mail, filtered, and come in pages without a gap', async () => {
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

  it('leave out the members of a group', async () => {
    const [group, other] = [
      await app.make.group({ organization: world.organization }),
      await app.make.group({ organization: world.organization }),
    ];
    const named = (fullName: string) => ({ organization: world.organization, values: { fullName } });
    const outside = await app.make.user(named('Эвклидов Первый'));
    const elsewhere = await app.make.user({ ...named('Эвклидов Второй'), groups: [other] });
    for (let nth = 0; nth < 3; nth++)
      await app.make.user({ ...named(`Эвклидов ${nth}`), groups: [group, other] });
    const filter = { outsideGroupId: group.id };
    const { users } = await pageOf({ search: 'эвклидов', filter, first: 2 });
    expect(users.totalCount).toBe(2);
    expect(users.edges.map(({ node }) => node.id).sort()).toEqual([outside.id, elsewhere.id].sort());
    expect(
      (await pageOf({ search: 'эвклидов', filter: { ...filter, groupId: other.id } })).users.edges,
    ).toEqual([expect.objectContaining({ node: expect.objectContaining({ id: elsewhere.id }) })]);
  });

  it('are found in every order, and counted as they are found', async () => {
    for (const nth of [1, 2, 3, 4, 5])
      await app.make.user({
        organization: world.organization,
        values: { fullName: `Ъячева ${nth}`, login: `order.${9 - nth}` },
      });
    for (const field of ['NAME', 'LOGIN', 'CREATED'])
      for (const direction of ['ASC', 'DESC']) {
        const sort = { field, direction };
        const pages = [];
        for (const first of [2, 5, 50]) pages.push((await pageOf({ search: 'ъячева', first, sort })).users);
        const logins = pages[2]!.edges.map(({ node }) => node.login);
        expect(pages.map(({ totalCount }) => totalCount)).toEqual([5, 5, 5]);
        expect(pages[0]!.edges.map(({ node }) => node.login)).toEqual(logins.slice(0, 2));
        expect([...logins].sort((a, b) => a.localeCompare(b))).toEqual(
          (field === 'LOGIN') === (direction === 'ASC') ? logins : logins.toReversed(),
        );
      }
    expect((await pageOf({ search: 'ничего' })).users).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('cost as many statements for five as for twenty, with everything that hangs on them', async () => {
    const group = await app.make.group({ organization: world.organization, rights: ['ticket.create'] });
    for (let nth = 0; nth < 20; nth++) {
      const user = await app.make.user({ organization: world.organization, groups: [group] });
      await app.make.groupRole({ user, group, rights: ['desktop.read'] });
    }
    const costs: number[] = [];
    for (const first of [5, 20]) {
      await pageOf({ first: 1 });
      const ask = () => world.admin.api.run(whole, { first, filter: { groupId: group.id } });
      // A new connection of the pool introduces itself.
      costs.push((await statementsOf(app, ask)).filter((text) => /^\s*SELECT/.test(text)).length);
    }
    expect(costs[0]).toBe(costs[1]);
  });
});
