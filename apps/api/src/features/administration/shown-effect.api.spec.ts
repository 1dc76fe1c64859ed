import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { statementsOf } from '../../testing/statements';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { User } from '../accounts/user.entity';

const effect = `effect { affectedCount users { user { id } gainedSystems { id } lostSystems { id } }
  sightCount sights { leader { id } group { id } people { id } peopleCount } }`;
const members = `mutation ($input: ChangeGroupMembersInput!) {
  changeGroupMembers(input: $input, preview: true) { ${effect} } }`;
const connect = `mutation ($input: ConnectGroupInput!) { connectGroup(input: $input, preview: true) { ${effect} } }`;

interface Effect {
  affectedCount: number;
  users: { user: { id: number }; gainedSystems: { id: number }[]; lostSystems: { id: number }[] }[];
  sightCount: number;
  sights: {
    leader: { id: number };
    group: { id: number };
    people: { id: number }[];
    peopleCount: number;
  }[];
}

describe('the preview of a change', () => {
  let app: TestApp;
  let support: SupportWorld;
  let world: AdminWorld;
  beforeEach(async () => {
    app = await TestApp.open();
    support = await supportWorld(app);
    world = await adminWorld(app);
  });
  afterEach(() => app.close());

  const joining = async (groupId: number, ...people: User[]): Promise<Effect> => {
    const input = { groupId, add: people.map(({ id }) => id), remove: [] };
    return (await world.chief.api.run<{ changeGroupMembers: { effect: Effect } }>(members, { input }))
      .changeGroupMembers.effect;
  };
  const connecting = async (groupId: number, seen: number[], wanted: number[]): Promise<Effect> => {
    const input = { groupId, systemIds: wanted, seenSystemIds: seen };
    return (await world.chief.api.run<{ connectGroup: { effect: Effect } }>(connect, { input })).connectGroup
      .effect;
  };
  const newcomer = () => app.make.user({ organization: support.organization });

  it('names the systems that people gain and lose by a group', async () => {
    const { group, system } = support;
    const user = await newcomer();
    const { users } = await joining(group.id, user);
    expect(users).toEqual([{ user: { id: user.id }, gainedSystems: [{ id: system.id }], lostSystems: [] }]);
  });

  it('names the systems of a connection, but none that is reached by another group too', async () => {
    const { organization, group, system } = support;
    const added = await app.make.system('Склад для проверки');
    await app.make.group({ organization, systems: [system], rights: ['ticket.create'] });
    const second = await app.make.group({ organization, systems: [system], rights: ['ticket.create'] });
    const both = await app.make.user({ organization, groups: [group, second] });
    const { users, affectedCount } = await connecting(group.id, [system.id], [added.id]);
    expect(affectedCount).toBe(users.length);
    const of = ({ id }: { id: number }) => users.find(({ user }) => user.id === id);
    expect(of(support.author.user)).toMatchObject({
      gainedSystems: [{ id: added.id }],
      lostSystems: [{ id: system.id }],
    });
    expect(of(both)).toMatchObject({ gainedSystems: [{ id: added.id }], lostSystems: [] });
  });

  it('names the systems whose tickets somebody of the provider begins to see, unless they see all', async () => {
    const { provider } = world;
    const line = await app.make.group({ organization: provider, systems: [support.system] });
    const specialist = await app.make.user({ organization: provider, rights: ['ticket.process'] });
    const chief = await app.make.user({
      organization: provider,
      rights: ['ticket.process', 'ticket.readAll'],
    });
    const { users } = await joining(line.id, specialist, chief);
    expect(users).toEqual([
      { user: { id: specialist.id }, gainedSystems: [{ id: support.system.id }], lostSystems: [] },
    ]);
  });

  it('names leaders who begin to see the tickets of whoever joins', async () => {
    const { organization, group, leader } = support;
    const second = await app.make.group({ organization });
    await app.make.groupRole({ user: leader.user, group: second, leading: true });
    const known = await app.make.user({ organization, groups: [second] });
    const allSeeing = await app.make.user({ organization, rights: ['ticket.readAll'] });
    await app.make.groupRole({ user: allSeeing, group, leading: true });
    const asleep = await app.make.user({ organization, values: { active: false } });
    await app.make.groupRole({ user: asleep, group, leading: true });
    const people = [await newcomer(), await newcomer()];
    const { sightCount, sights } = await joining(group.id, known, ...people);
    expect(sightCount).toBe(1);
    expect(sights).toEqual([
      {
        leader: { id: leader.user.id },
        group: { id: group.id },
        people: people.map(({ id }) => ({ id })),
        peopleCount: 2,
      },
    ]);
  });

  it('names leaders who begin to see the tickets of somebody who cannot sign in', async () => {
    const group = await app.make.group({ organization: support.organization });
    const leader = await app.make.user({ organization: support.organization });
    await app.make.groupRole({ user: leader, group, rights: [], leading: true });
    const sleeper = await newcomer();
    await app.app.platform.database.uow.run((tx) => tx.update(User, sleeper.id, { active: false }));
    expect((await joining(group.id, sleeper)).sights).toEqual([
      { leader: { id: leader.id }, group: { id: group.id }, people: [{ id: sleeper.id }], peopleCount: 1 },
    ]);
  });

  it('costs as many reading statements for one as for many', async () => {
    const people: User[] = [];
    for (let nth = 0; nth < 8; nth++) people.push(await newcomer());
    const reads = async (...some: User[]) => {
      const asked = await statementsOf(app, () => joining(support.group.id, ...some));
      return asked.filter((text) => /^\s*SELECT/.test(text)).length;
    };
    await reads(people[0]!);
    expect(await reads(...people.slice(0, 7))).toBe(await reads(people[7]!, people[0]!));
  });
});
