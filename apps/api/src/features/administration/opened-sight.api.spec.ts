import { refusalOf, adminWorld, type AdminWorld } from '../../testing/admin-world';
import { adminDocuments } from '../../testing/admin-documents';
import type { ApiClient } from '../../testing/api-client';
import { supportWorld, type Actor, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look } from '../../testing/tickets';
import type { User } from '../accounts/user.entity';
import { Organization } from '../organizations/organization.entity';

const why = `query ($ticketId: Int!, $userId: Int!) { whyTicket(ticketId: $ticketId, userId: $userId) { sees } }`;
const creating = `mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }`;

describe('sight of tickets', () => {
  let app: TestApp;
  let support: SupportWorld;
  let world: AdminWorld;
  let ticketId: number;
  beforeAll(async () => {
    app = await TestApp.open();
    support = await supportWorld(app);
    world = await adminWorld(app);
    ticketId = (await createTicket(support)).id;
  });
  afterAll(() => app.close());

  const actor = async (user: User): Promise<Actor> => ({ user, api: await app.as(user) });
  const sees = (api: ApiClient) =>
    look(api, ticketId).then(
      () => true,
      () => false,
    );
  const adding = (groupId: number, ...add: User[]) => ({
    input: { groupId, add: add.map(({ id }) => id), remove: [] },
  });

  it('is not opened to oneself by joining a group of systems that one does not see', async () => {
    const { provider } = world;
    const line = await app.make.group({ organization: provider, systems: [support.system] });
    const clerk = await actor(
      await app.make.user({ organization: provider, rights: ['group.edit', 'ticket.process'] }),
    );
    expect(await sees(clerk.api)).toBe(false);
    const refusal = await refusalOf(clerk, adminDocuments.changeGroupMembers, adding(line.id, clerk.user));
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', key: 'cannotOpenSystem' });
    expect(await sees(clerk.api)).toBe(false);
    // Nor to somebody who sleeps: nobody looks again when they wake.
    const sleeper = await app.make.user({
      organization: provider,
      rights: ['ticket.process'],
      values: { active: false },
    });
    expect(await refusalOf(clerk, adminDocuments.changeGroupMembers, adding(line.id, sleeper))).toMatchObject(
      { code: 'FORBIDDEN', key: 'cannotOpenSystem' },
    );
    // Whoever connects groups could do so anyway.
    await world.chief.api.run(adminDocuments.changeGroupMembers, adding(line.id, clerk.user));
    expect(await sees(clerk.api)).toBe(true);
  });

  it('and rights are not taken by who does not hold them, but by their owner', async () => {
    const { organization } = support;
    const group = await app.make.group({ organization, rights: ['audit.read'] });
    const members = [await app.make.user({ organization, groups: [group] })];
    const clerk = await actor(await app.make.user({ organization, groups: [group], rights: ['group.edit'] }));
    const plain = await actor(await app.make.user({ organization, rights: ['group.edit'] }));
    const removing = (...remove: User[]) => ({
      input: { groupId: group.id, add: [], remove: remove.map(({ id }) => id) },
    });
    const refusal = await refusalOf(plain, adminDocuments.changeGroupMembers, removing(...members));
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', key: 'cannotTake' });
    expect(refusal.extensions['permissions']).toEqual(['audit.read']);
    await clerk.api.run(adminDocuments.changeGroupMembers, removing(...members));
    await clerk.api.run(adminDocuments.changeGroupMembers, removing(clerk.user));
  });

  it('of a colleague’s systems is not taken by a new password for them', async () => {
    const { provider } = world;
    const line = await app.make.group({ organization: provider, systems: [support.system] });
    const rights = ['user.edit', 'ticket.process'] as const;
    const clerk = await actor(await app.make.user({ organization: provider, rights: [...rights] }));
    const other = await app.make.user({ organization: provider, groups: [line], rights: ['ticket.process'] });
    const input = { id: other.id, version: 1, password: 'another horse battery', mustChangePassword: false };
    const refusal = await refusalOf(clerk, adminDocuments.resetPassword, { input });
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', key: 'aboveYou' });
  });

  it('is not opened to oneself by letting somebody join the group that one leads', async () => {
    const { organization, author } = support;
    const group = await app.make.group({ organization });
    const head = await app.make.user({ organization, rights: ['group.edit', 'user.edit'] });
    await app.make.groupRole({ user: head, group, leading: true });
    const leader = await actor(head);
    const refusal = await refusalOf(leader, adminDocuments.changeGroupMembers, adding(group.id, author.user));
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', key: 'cannotLetSee' });
    expect(await sees(leader.api)).toBe(false);
    // Somebody new wrote nothing yet.
    const input = {
      login: 'novice',
      fullName: 'Новичок',
      password: 'a horse of its own',
      groupIds: [group.id],
    };
    await leader.api.run(creating, { input });
    // Who sees all tickets may let others lead these.
    const deputy = await app.make.user({ organization, rights: ['group.edit', 'ticket.readAll'] });
    await (await app.as(deputy)).run(adminDocuments.changeGroupMembers, adding(group.id, author.user));
    expect(await sees(leader.api)).toBe(true);
  });

  it('is explained to those only who have it', async () => {
    const { organization, author } = support;
    const reader = await actor(await app.make.user({ organization, rights: ['user.read'] }));
    const variables = { ticketId, userId: author.user.id };
    const missing = await refusalOf(reader, why, { ...variables, ticketId: 2_000_000_000 });
    expect(await refusalOf(reader, why, variables)).toEqual(missing);
    expect(missing).toMatchObject({ code: 'NOT_FOUND', key: 'ticketNotFound' });
    const wide = await app.make.user({ organization, rights: ['user.read', 'ticket.readAll'] });
    expect(await (await app.as(wide)).run(why, variables)).toEqual({ whyTicket: { sees: true } });
  });

  it('and rights are not planted in an organization that is closed', async () => {
    const organization = await app.make.organization();
    const role = await app.make.role(['audit.read', 'ticket.readAll'], organization);
    await app.app.platform.database.uow.run((tx) =>
      tx.update(Organization, organization.id, { active: false }),
    );
    const clerk = await actor(await app.make.user({ organization: world.provider, rights: ['user.edit'] }));
    const input = {
      organizationId: organization.id,
      ...{ login: 'planted', fullName: 'Подсадной', password: 'a horse of its own', roleIds: [role.id] },
    };
    const refusal = await refusalOf(clerk, creating, { input });
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', key: 'cannotGive' });
  });
});
