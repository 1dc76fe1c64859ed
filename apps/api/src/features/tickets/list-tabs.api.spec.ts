import { openStatuses, ticketStatuses } from '@supportal/domain';
import type { User } from '../accounts/user.entity';
import type { Group } from '../groups/group.entity';
import { Organization } from '../organizations/organization.entity';
import type { ApiClient } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { insertTickets } from '../../testing/ticket-rows';

interface Counters {
  mine: number;
  all: number | null;
  group: number | null;
  unassigned: number | null;
  byStatus: { status: string; count: number }[];
}

describe('the tabs of tickets', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  const list = async (api: ApiClient, tab: string, filter: object = {}) => {
    const { tickets } = await api.run<{
      tickets: { totalCount: number; edges: { node: { id: number } }[] };
    }>(documents.list, { tab, filter, sort: { field: 'NUMBER', direction: 'ASC' }, first: 100 });
    expect(tickets.totalCount).toBe(tickets.edges.length);
    return tickets.edges.map((edge) => edge.node.id);
  };
  const tabsOf = async (api: ApiClient) =>
    (await api.run<{ session: { viewer: { tabs: string[] } } }>(documents.session)).session.viewer.tabs;
  const countersOf = async (api: ApiClient) =>
    (await api.run<{ ticketCounters: Counters }>(documents.counters)).ticketCounters;

  it.each([
    ['author', ['MINE']],
    ['colleague', ['MINE']],
    ['deputy', ['MINE', 'ALL']],
    ['leader', ['MINE', 'GROUP']],
    ['stranger', ['MINE', 'ALL', 'GROUP']],
    ['specialist', ['MINE', 'ALL']],
  ] as const)('are there by right, and the absent ones are refused: %s', async (person, tabs) => {
    const { api } = world[person];
    expect(await tabsOf(api)).toEqual(tabs);
    for (const tab of ['MINE', 'ALL', 'GROUP'] as const) {
      const allowed = (tabs as readonly string[]).includes(tab);
      expect(await api.codeOf(documents.list, { tab })).toBe(allowed ? null : 'FORBIDDEN');
    }
    const { all, group, unassigned } = await countersOf(api);
    expect({ all: all !== null, group: group !== null, unassigned: unassigned !== null }).toEqual({
      all: (tabs as readonly string[]).includes('ALL'),
      group: (tabs as readonly string[]).includes('GROUP'),
      unassigned: person === 'specialist',
    });
  });

  it('count as not taken what the list of new tickets holds, assigned or not', async () => {
    const { api, user } = world.specialist;
    const of = { status: 'NEW' as const, authorId: world.author.user.id };
    await insertTickets(app, world, [of, { ...of, assigneeId: user.id }]);
    const { unassigned, byStatus } = await countersOf(api);
    expect(unassigned).toBe((await list(api, 'ALL', { statuses: ['NEW'] })).length);
    expect(unassigned).toBe(byStatus.find(({ status }) => status === 'NEW')?.count);
  });

  describe('«Тикеты моей группы»', () => {
    let organization: Organization;
    let groups: { a: Group; b: Group; c: Group };
    let authors: Record<'ofA' | 'ofB' | 'ofBoth' | 'ofC', User>;
    beforeAll(async () => {
      const { make } = app;
      organization = await make.organization();
      const group = () => make.group({ organization, systems: [world.system] });
      groups = { a: await group(), b: await group(), c: await group() };
      const user = (...own: Group[]) => make.user({ organization, groups: own });
      const { a, b, c } = groups;
      authors = { ofA: await user(a), ofB: await user(b), ofBoth: await user(a, b), ofC: await user(c) };
    });

    /** A ticket in each status by this author, filed under this group. */
    const write = async (author: User, group: Group) => {
      const wishes = ticketStatuses.map((status) => ({
        status,
        authorId: author.id,
        organizationId: organization.id,
        groupId: group.id,
      }));
      const tickets = await insertTickets(app, world, wishes);
      return tickets.filter((ticket) => ticket.status !== 'CLOSED').map((ticket) => ticket.id);
    };
    const sorted = (...ids: number[][]) => ids.flat().sort((x, y) => x - y);

    it('holds the open tickets of authors of a group in which the role is held, wherever they are filed', async () => {
      const { a, b } = groups;
      const leader = await app.make.user({ organization, groups: [a, b] });
      await app.make.groupRole({ user: leader, group: a, leading: true });
      await app.make.groupRole({ user: leader, group: b });
      const api = await app.as(leader);
      const ofA = await write(authors.ofA, a);
      const ofBoth = await write(authors.ofBoth, b);
      const own = await write(leader, b);
      await write(authors.ofB, b);
      await write(authors.ofC, a);
      expect(await list(api, 'GROUP')).toEqual(sorted(ofA, ofBoth, own));
      expect((await countersOf(api)).group).toBe(3 * openStatuses.length);
      expect(await list(api, 'GROUP', { statuses: ['CLOSED'] })).toEqual([]);
      expect(await list(api, 'GROUP', { statuses: ['CLOSED', 'NEW'] })).toHaveLength(3);
    });

    it('holds for a role given system-wide those of all my groups, each ticket once', async () => {
      const { a, b, c } = groups;
      const leader = await app.make.user({ organization, groups: [a, b], leading: true });
      const written = [
        await write(authors.ofA, c),
        await write(authors.ofB, b),
        await write(authors.ofBoth, a),
      ];
      const strange = await write(authors.ofC, a);
      const ids = await list(await app.as(leader), 'GROUP');
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(sorted(...written)));
      expect(ids.filter((id) => strange.includes(id))).toEqual([]);
    });

    it('changes with the groups of the author', async () => {
      const { c } = groups;
      const leader = await app.make.user({ organization, groups: [c], leading: true });
      const newcomer = await app.make.user({ organization });
      const api = await app.as(leader);
      const written = await write(newcomer, c);
      const seen = async () => (await list(api, 'GROUP')).filter((id) => written.includes(id));
      expect(await seen()).toEqual([]);
      await app.make.groupRole({ user: newcomer, group: c });
      expect(await seen()).toEqual(written);
    });

    it.each([
      ['a leading role but no group', () => ({ groups: [], leading: true })],
      ['a role in the group that does not lead', () => ({ groups: [groups.a], leading: false })],
    ])('is absent with %s', async (_, wish) => {
      const api = await app.as(await app.make.user({ organization, ...wish() }));
      expect(await tabsOf(api)).toEqual(['MINE']);
      expect(await api.codeOf(documents.list, { tab: 'GROUP' })).toBe('FORBIDDEN');
    });

    it('comes and goes with the role, without signing in again', async () => {
      const user = await app.make.user({ organization, groups: [groups.a], leading: true });
      const api = await app.as(user);
      expect(await tabsOf(api)).toEqual(['MINE', 'GROUP']);
      await app.make.dropRoles(user);
      expect(await tabsOf(api)).toEqual(['MINE']);
      expect(await api.codeOf(documents.list, { tab: 'GROUP' })).toBe('FORBIDDEN');
    });
  });

  it('«Мои тикеты» are those I wrote, for a specialist those assigned to me', async () => {
    const { author, specialist, senior, colleague } = world;
    const mine = await insertTickets(app, world, [
      { assigneeId: specialist.user.id, status: 'IN_PROGRESS' },
      { assigneeId: senior.user.id, status: 'CLOSED' },
      { authorId: colleague.user.id },
    ]);
    const [first, second, third] = mine.map((ticket) => ticket.id);
    const both = (ids: number[]) => ids.filter((id) => [first, second, third].includes(id));
    expect(both(await list(author.api, 'MINE'))).toEqual([first, second]);
    expect(both(await list(colleague.api, 'MINE'))).toEqual([third]);
    expect(both(await list(specialist.api, 'MINE'))).toEqual([first]);
    expect(both(await list(senior.api, 'MINE'))).toEqual([second]);
  });

  it.each(['author', 'deputy', 'leader', 'specialist', 'senior', 'stranger', 'outsider'] as const)(
    'are counted as they are listed: %s',
    async (person) => {
      const { api } = world[person];
      const counters = await countersOf(api);
      const open = { statuses: openStatuses };
      const tabs = await tabsOf(api);
      const size = async (tab: string) => (tabs.includes(tab) ? (await list(api, tab, open)).length : null);
      const widest = tabs.includes('ALL') ? 'ALL' : 'MINE';
      const byStatus = [];
      for (const status of ticketStatuses)
        byStatus.push({ status, count: (await list(api, widest, { statuses: [status] })).length });
      expect(counters).toMatchObject({
        mine: (await list(api, 'MINE', open)).length,
        all: await size('ALL'),
        group: await size('GROUP'),
        byStatus,
      });
    },
  );
});
