import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';
import { createTicket } from '../../testing/tickets';
import { SupportedSystem } from '../directories/system.entity';

const waiting = `{ groups(connected: false) { edges { node { id connected } } } }`;
const form = `{ ticketForm { groups { id connected } } }`;
const deleting = `mutation ($id: Int!) { deleteGroup(id: $id, version: 1) }`;

interface Waiting {
  groups: { edges: { node: { id: number; connected: boolean } }[] };
}

describe('the state of a group', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  it('is the same for its members and its administrators: without a system in use it waits', async () => {
    const { organization, admin } = world;
    const system = await app.make.system();
    const group = await app.make.group({ organization, systems: [system], rights: ['ticket.create'] });
    const member = await app.as(await app.make.user({ organization, groups: [group] }));
    const isWaiting = async () =>
      (await admin.api.run<Waiting>(waiting)).groups.edges.some(({ node }) => node.id === group.id);
    const formOf = () => member.run<{ ticketForm: { groups: object[] } }>(form);
    expect(await isWaiting()).toBe(false);
    expect((await formOf()).ticketForm.groups).toEqual([{ id: group.id, connected: true }]);
    await app.app.platform.database.uow.run((tx) => tx.update(SupportedSystem, system.id, { active: false }));
    expect(await isWaiting()).toBe(true);
    expect((await formOf()).ticketForm.groups).toEqual([{ id: group.id, connected: false }]);
  });

  it('of use in tickets is told with their number when it is to be deleted', async () => {
    const { organization, admin } = world;
    const system = await app.make.system();
    const group = await app.make.group({ organization, systems: [system], rights: ['ticket.create'] });
    const author = await app.as(await app.make.user({ organization, groups: [group] }));
    const places = { system, environment: await app.make.environment() };
    for (let nth = 0; nth < 3; nth++) await createTicket(places, {}, author);
    const refusal = await refusalOf(admin, deleting, { id: group.id });
    expect(refusal).toMatchObject({ code: 'CONFLICT', key: 'inUse' });
    expect(refusal.extensions['places']).toContainEqual({ kind: 'TICKET', id: group.id, name: '', count: 3 });
  });
});
