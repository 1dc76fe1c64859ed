import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { ticketIn } from '../../testing/tickets';

describe('a list that reads only what is shown', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    await ticketIn(world, 'AWAITING_INFO');
    await ticketIn(world, 'CLOSED');
  });
  afterAll(() => app.close());

  it('reads what a part adds that was left out before', async () => {
    const document = `query ($more: Boolean!) {
      tickets(tab: ALL) { edges { node { id } } }
      tickets(tab: ALL) @include(if: $more) { edges { node { subject } } } }`;
    for (const more of [false, false, false, true]) {
      const { tickets } = await world.specialist.api.run<{
        tickets: { edges: { node: { subject?: string } }[] };
      }>(document, { more });
      expect(tickets.edges.every(({ node }) => Boolean(node.subject) === more)).toBe(true);
    }
  });

  it('is answered for somebody of very many systems', async () => {
    const { make } = app;
    const systems = [world.system];
    for (let n = 0; n < 600; n++) systems.push(await make.system());
    const organization = await make.provider();
    const group = await make.group({ organization, systems });
    const user = await make.user({ organization, groups: [group], rights: ['ticket.process'] });
    const { tickets } = await (
      await app.as(user)
    ).run<{ tickets: { edges: object[] } }>('{ tickets(tab: ALL) { edges { node { id } } } }');
    expect(tickets.edges).toHaveLength(2);
  });

  it('shows every field alone as the ticket itself shows it', async () => {
    const type = app.app.schema.getType('Ticket');
    if (!isObjectType(type)) throw new Error('no tickets');
    const below = {
      attachments: 'id',
      timeline: 'hasEarlier',
      ratings: 'score',
      transitions: 'to',
      deadline: 'at',
    };
    const fields = Object.values(type.getFields()).map(({ name, type: of }) =>
      isLeafType(getNamedType(of))
        ? name
        : `${name} { ${(below as Record<string, string>)[name] ?? 'name: id'} }`,
    );
    for (const { api } of [world.specialist, world.deputy, world.leader])
      for (const field of fields) {
        const tab = api === world.leader.api ? 'GROUP' : 'ALL';
        const list = await api.run<{ tickets: { edges: { node: { key: number } }[] } }>(
          `{ tickets(tab: ${tab}) { edges { node { key: id ${field} } } } }`,
        );
        expect(list.tickets.edges.length).toBeGreaterThan(0);
        for (const { node } of list.tickets.edges) {
          const one = await api.run(`query ($id: Int!) { ticket(id: $id) { key: id ${field} } }`, {
            id: node.key,
          });
          expect({ ticket: node }).toEqual(one);
        }
      }
  });
});
