import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { documents, type ShownTicket } from '../../testing/documents';
import { TestApp } from '../../testing/test-app';

const rights = `query ($userId: Int!) { effectiveRights(userId: $userId) {
  permission paths { group { id } role { id } permissionSet { name } } } }`;
const why = `query ($ticketId: Int!, $userId: Int!) { whyTicket(ticketId: $ticketId, userId: $userId) {
  sees rules { reason holds groups { id } } } }`;

interface Right {
  permission: string;
  paths: { group: { id: number } | null; role: { id: number } | null; permissionSet: { name: string } }[];
}
interface Sight {
  sees: boolean;
  rules: { reason: string; holds: boolean; groups: { id: number }[] }[];
}

describe('«Почему?»', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  it('names every path of a right: by a group, by a role in the system, by a role in one group', async () => {
    const { organization } = world;
    const group = await app.make.group({ organization, rights: ['ticket.create'] });
    const user = await app.make.user({
      organization,
      groups: [group],
      rights: ['ticket.create', 'ticket.reply'],
    });
    await app.make.groupRole({ user, group, rights: ['ticket.create', 'ticket.readAll'] });
    const { effectiveRights } = await world.admin.api.run<{ effectiveRights: Right[] }>(rights, {
      userId: user.id,
    });
    const told = effectiveRights.map(({ permission, paths }) => [
      permission,
      paths.map(({ group: by, role }) => `${by ? 'group' : ''}${role ? 'role' : ''}`).sort(),
    ]);
    expect(told).toEqual([
      ['ticket.create', ['group', 'grouprole', 'role']],
      ['ticket.readAll', ['grouprole']],
      ['ticket.reply', ['role']],
    ]);
  });

  it('names as many paths as there are groups that give the right', async () => {
    const { organization } = world;
    const groups = await Promise.all(
      Array.from({ length: 30 }, () => app.make.group({ organization, rights: ['ticket.create'] })),
    );
    const user = await app.make.user({ organization, groups });
    const { effectiveRights } = await world.admin.api.run<{ effectiveRights: Right[] }>(rights, {
      userId: user.id,
    });
    expect(effectiveRights[0]!.paths).toHaveLength(30);
  });

  it('says why somebody sees a ticket, and why not', async () => {
    const { organization } = world;
    const system = await app.make.system();
    const group = await app.make.group({ organization, systems: [system], rights: ['ticket.create'] });
    const author = await app.make.user({ organization, groups: [group] });
    const leader = await app.make.user({ organization, groups: [group] });
    await app.make.groupRole({ user: leader, group, leading: true });
    const environment = await app.make.environment();
    const input = { key: 'k', subject: 'Тема', body: 'Текст', type: 'DEFECT', priority: 'LOW' };
    const written = await (
      await app.as(author)
    ).run<{ createTicket: ShownTicket }>(documents.create, {
      input: { ...input, systemId: system.id, environmentId: environment.id },
    });
    const ticketId = written.createTicket.id;
    const sight = async (userId: number, by = world.admin): Promise<[boolean, string[]]> => {
      const { whyTicket } = await by.api.run<{ whyTicket: Sight }>(why, { ticketId, userId });
      return [whyTicket.sees, whyTicket.rules.filter(({ holds }) => holds).map(({ reason }) => reason)];
    };
    expect(await sight(author.id)).toEqual([true, ['AUTHOR']]);
    expect(await sight(leader.id)).toEqual([true, ['LEADS_AUTHOR']]);
    expect(await sight(world.plain.user.id)).toEqual([false, []]);
    expect(await sight(world.admin.user.id)).toEqual([true, ['READ_ALL']]);
    expect(await sight(world.stranger.user.id, world.chief)).toEqual([
      false,
      ['OTHER_ORGANIZATION', 'READ_ALL'],
    ]);
    expect(await sight(world.chief.user.id, world.chief)).toEqual([true, ['READ_ALL']]);
    // Out of reach: the ticket, or the user.
    const asked = { ticketId, userId: world.stranger.user.id };
    expect((await refusalOf(world.stranger, why, asked)).code).toBe('NOT_FOUND');
    expect((await refusalOf(world.admin, why, asked)).code).toBe('NOT_FOUND');
    expect((await refusalOf(world.stranger, rights, { userId: author.id })).code).toBe('NOT_FOUND');
  });
});
