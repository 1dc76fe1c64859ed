import type { TicketStatus } from '@supportal/domain';
import { documents, type ShownTicket } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { look, ticketIn } from '../../testing/tickets';
import { insertTickets, traces } from '../../testing/ticket-rows';

type Person = 'author' | 'deputy' | 'leader' | 'specialist' | 'senior' | 'outsider' | 'stranger';

describe('what specialists do with a ticket', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  const refusal = async (person: Person, document: string, input: object) =>
    (await world[person].api.ask(document, { input })).errors?.[0] ?? null;
  const history = async (id: number) => (await look(world.senior.api, id)).timeline.entries;

  describe('assigning', () => {
    const assign = (ticket: ShownTicket, assigneeId: number | null, person: Person = 'senior') =>
      refusal(person, documents.assign, { id: ticket.id, version: ticket.version, assigneeId });

    it('gives the ticket to a colleague and back to the queue; each is recorded with both people', async () => {
      const { specialist, senior } = world;
      const taken = await ticketIn(world, 'IN_PROGRESS');
      expect(await assign(taken, senior.user.id)).toBeNull();
      const given = await look(senior.api, taken.id);
      expect(given).toMatchObject({ assignee: { id: senior.user.id }, version: taken.version + 1 });
      expect(await assign(given, null)).toBeNull();
      expect((await look(senior.api, taken.id)).assignee).toBeNull();
      expect((await history(taken.id)).slice(-2)).toMatchObject([
        { kind: 'ASSIGNED', oldAssignee: { id: specialist.user.id }, newAssignee: { id: senior.user.id } },
        { kind: 'ASSIGNED', oldAssignee: { id: senior.user.id }, newAssignee: null },
      ]);
    });

    it('to the one who has it already records nothing', async () => {
      const taken = await ticketIn(world, 'IN_PROGRESS');
      const before = await traces(app);
      expect(await assign(taken, world.specialist.user.id)).toBeNull();
      expect(await traces(app)).toEqual(before);
    });

    it('offers exactly the people it accepts', async () => {
      const provider = await app.make.provider();
      const line = await app.make.group({ organization: provider, systems: [world.system] });
      const person = (values: object, rights: 'ticket.process'[] = ['ticket.process']) =>
        app.make.user({ organization: provider, groups: [line], rights, values });
      const [gone, reader] = [await person({ active: false }), await person({}, [])];
      const [ticket] = await insertTickets(app, world, [{}]);
      const { assignees } = await world.senior.api.run<{ assignees: { id: number }[] }>(
        `query ($id: Int!) { assignees(ticketId: $id) { id } }`,
        { id: ticket!.id },
      );
      const { specialist, senior, outsider, author, stranger } = world;
      const offered = assignees.map(({ id }) => id);
      expect(offered).toEqual(expect.arrayContaining([specialist.user.id, senior.user.id]));
      for (const id of offered) expect(await assign(await look(senior.api, ticket!.id), id)).toBeNull();

      const unable = [gone, reader, outsider.user, author.user, stranger.user].map(({ id }) => id);
      expect(offered.filter((id) => unable.includes(id))).toEqual([]);
      const seen = await look(senior.api, ticket!.id);
      const before = await traces(app);
      for (const id of [...unable, 999_999]) {
        expect(await assign(seen, id)).toMatchObject({
          message: 'Этот сотрудник не может быть исполнителем.',
          extensions: {
            code: 'BAD_USER_INPUT',
            fields: { assigneeId: 'Этот сотрудник не может быть исполнителем.' },
          },
        });
      }
      expect(await traces(app)).toEqual(before);
    });

    it.each<[Person, string]>([
      ['specialist', 'FORBIDDEN'],
      ['author', 'FORBIDDEN'],
      ['leader', 'FORBIDDEN'],
      ['outsider', 'NOT_FOUND'],
    ])('is not open to %s: %s', async (person, code) => {
      const ticket = await ticketIn(world, 'NEW');
      const before = await traces(app);
      expect((await assign(ticket, world.senior.user.id, person))?.extensions.code).toBe(code);
      expect(await traces(app)).toEqual(before);
    });

    it('goes on while more people assign at once than the database has connections', async () => {
      const tickets = await insertTickets(
        app,
        world,
        Array.from({ length: 25 }, () => ({})),
      );
      const assigneeId = world.specialist.user.id;
      const answers = await Promise.all(
        tickets.map(({ id, version }) => refusal('senior', documents.assign, { id, version, assigneeId })),
      );
      expect(answers.filter(Boolean)).toEqual([]);
    });
  });

  describe('correcting', () => {
    it('changes type and priority; each is recorded with the value before', async () => {
      const ticket = await ticketIn(world, 'IN_PROGRESS');
      const input = { id: ticket.id, version: ticket.version, type: 'OUTAGE', priority: 'LOW' };
      expect(await refusal('specialist', documents.correct, input)).toBeNull();
      expect(await look(world.author.api, ticket.id)).toMatchObject({
        type: 'OUTAGE',
        priority: 'LOW',
        version: ticket.version + 1,
      });
      expect((await history(ticket.id)).slice(-2)).toMatchObject([
        { kind: 'TYPE_CHANGED', oldType: 'DEFECT', newType: 'OUTAGE', oldPriority: null },
        { kind: 'PRIORITY_CHANGED', oldPriority: 'HIGH', newPriority: 'LOW', oldType: null },
      ]);
    });

    it.each([{}, { type: null }, { type: 'DEFECT', priority: 'HIGH' }])(
      'to the values it has records nothing: %j',
      async (values) => {
        const { id, version } = await ticketIn(world, 'IN_PROGRESS');
        const before = await traces(app);
        expect(await refusal('specialist', documents.correct, { id, version, ...values })).toBeNull();
        expect(await traces(app)).toEqual(before);
      },
    );

    it('never brings a ticket into a status its new type does not have', async () => {
      const { id, version } = await ticketIn(world, 'AWAITING_FIX');
      const refused = await refusal('specialist', documents.correct, { id, version, type: 'CONSULTATION' });
      expect(refused?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { type: expect.any(String) },
      });
      expect(await refusal('specialist', documents.correct, { id, version, type: 'OUTAGE' })).toBeNull();
    });

    it('opens the steps of the new type and closes those of the old one', async () => {
      const ticket = await ticketIn(world, 'IN_PROGRESS');
      const targets = ({ transitions }: ShownTicket) => transitions.map((step) => step.to);
      expect(targets(await look(world.specialist.api, ticket.id))).toContain('AWAITING_FIX');
      await refusal('specialist', documents.correct, {
        id: ticket.id,
        version: ticket.version,
        type: 'FEATURE_REQUEST',
      });
      const after = targets(await look(world.specialist.api, ticket.id));
      expect(after).toContain('AWAITING_IMPLEMENTATION');
      expect(after).not.toContain('AWAITING_FIX');
    });

    it.each<[Person, string]>([
      ['author', 'FORBIDDEN'],
      ['deputy', 'FORBIDDEN'],
      ['outsider', 'NOT_FOUND'],
      ['stranger', 'FORBIDDEN'],
    ])('is not open to %s: %s', async (person, code) => {
      const { id, version } = await ticketIn(world, 'IN_PROGRESS');
      const input = { id, version, priority: 'LOW' };
      expect((await refusal(person, documents.correct, input))?.extensions.code).toBe(code);
    });
  });

  describe('extending a wait', () => {
    const extend = (
      id: number,
      hours: unknown = 8,
      comment = 'Ждём поставщика',
      person: Person = 'specialist',
    ) => refusal(person, documents.extend, { id, hours, comment });

    it.each<TicketStatus>(['NEW', 'REOPENED', 'IN_PROGRESS', 'AWAITING_FIX', 'AWAITING_IMPLEMENTATION'])(
      'is a conflict when nothing waits: %s',
      async (status) => {
        const [ticket] = await insertTickets(app, world, [{ status }]);
        const before = await traces(app);
        expect(await extend(ticket!.id)).toMatchObject({
          message: 'Сейчас тикет ничего не ожидает.',
          extensions: { code: 'CONFLICT', key: 'notWaiting', current: { status, version: 1 } },
        });
        expect(await traces(app)).toEqual(before);
      },
    );

    it('is a conflict when the ticket meanwhile awaits something else than the caller saw', async () => {
      const [ticket] = await insertTickets(app, world, [{ status: 'AWAITING_CLOSURE' }]);
      const { id } = ticket!;
      const before = await traces(app);
      const input = { id, from: 'AWAITING_INFO', hours: 8, comment: 'Ждём' };
      expect((await refusal('specialist', documents.extend, input))?.extensions).toMatchObject({
        code: 'CONFLICT',
        key: 'statusMoved',
        current: { status: 'AWAITING_CLOSURE' },
      });
      expect(await traces(app)).toEqual(before);
      const seen = { ...input, from: 'AWAITING_CLOSURE' };
      expect(await refusal('specialist', documents.extend, seen)).toBeNull();
    });

    it('is a conflict once the customer has answered', async () => {
      const { id } = await ticketIn(world, 'AWAITING_INFO');
      await world.author.api.run(documents.comment, { input: { id, body: 'Версия 2.1' } });
      const by = world.author.user.fullName;
      expect((await extend(id))?.extensions).toMatchObject({ key: 'notWaiting', current: { by } });
    });

    it.each<[unknown, string, string]>([
      [0, 'Ждём', 'hours'],
      [401, 'Ждём', 'hours'],
      [-8, 'Ждём', 'hours'],
      [8, ' ', 'comment'],
    ])('refuses %j hours with %j', async (hours, comment, field) => {
      const [ticket] = await insertTickets(app, world, [{ status: 'AWAITING_INFO' }]);
      const error = await extend(ticket!.id, hours, comment);
      expect(error?.extensions.code).toBe('BAD_USER_INPUT');
      expect(Object.keys(error?.extensions.fields ?? {})).toEqual([field]);
    });

    it.each<[Person, string]>([
      ['author', 'FORBIDDEN'],
      ['outsider', 'NOT_FOUND'],
    ])('is not open to %s: %s', async (person, code) => {
      const [ticket] = await insertTickets(app, world, [{ status: 'AWAITING_INFO' }]);
      expect((await extend(ticket!.id, 8, 'Ждём', person))?.extensions.code).toBe(code);
    });
  });
});
