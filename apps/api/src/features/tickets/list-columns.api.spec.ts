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
