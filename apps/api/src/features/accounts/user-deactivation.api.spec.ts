import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { documents, type ShownTicket } from '../../testing/documents';
import { TestApp } from '../../testing/test-app';

const setActive = `mutation ($input: SetUserActiveInput!, $preview: Boolean! = false) {
  setUserActive(input: $input, preview: $preview) { user { id active } effect { releasedCount released { id } } } }`;

describe('accounts that are deactivated', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  it('end their sessions and sockets within five seconds, and give tickets back to the queue', async () => {
    const system = await app.make.system();
    const line = await app.make.group({ organization: world.provider, systems: [system] });
    const specialist = await app.make.user({
      organization: world.provider,
      groups: [line],
      rights: ['ticket.process'],
      values: { fullName: 'Уходящий Специалист' },
    });
    const group = await app.make.group({
      organization: world.organization,
      systems: [system],
      rights: ['ticket.create'],
    });
    const author = await app.make.user({ organization: world.organization, groups: [group] });
    const environment = await app.make.environment();
    const words = { key: 'k', subject: 'Тема', body: 'Текст', type: 'DEFECT', priority: 'LOW' };
    const authorApi = await app.as(author);
    const { createTicket } = await authorApi.run<{ createTicket: ShownTicket }>(documents.create, {
      input: { ...words, systemId: system.id, environmentId: environment.id },
    });
    const api = await app.as(specialist);
    const take = 'mutation ($input: TakeTicketInput!) { takeTicket(input: $input) { id } }';
    await api.run(take, { input: { id: createTicket.id, from: 'NEW', key: 't' } });
    const feed = api.subscribe('subscription { sessionChanged { expiresAt } }');
    await feed.next();
    const input = { id: specialist.id, version: 1, active: false };
    type Done = { setUserActive: { effect: { releasedCount: number; released: { id: number }[] } } };
    const preview = await world.chief.api.run<Done>(setActive, { input, preview: true });
    expect(preview.setUserActive.effect.released).toEqual([{ id: createTicket.id }]);
    expect(await api.codeOf('{ ticketCounters { mine } }')).toBeNull();
    const from = performance.now();
    await world.chief.api.run(setActive, { input });
    expect(await api.closeCode).toBe(4403);
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(await api.codeOf('{ ticketCounters { mine } }')).toBe('UNAUTHENTICATED');
    const shown = await authorApi.run<{
      ticket: { assignee: unknown; timeline: { entries: { actor: { fullName: string } | null }[] } };
    }>(
      'query ($id: Int!) { ticket(id: $id) { assignee { id } timeline { entries { actor { fullName } } } } }',
      { id: createTicket.id },
    );
    expect(shown.ticket.assignee).toBeNull();
    expect(JSON.stringify(shown.ticket.timeline)).toContain('Уходящий Специалист');
  });
});
