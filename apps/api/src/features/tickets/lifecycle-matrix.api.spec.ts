import {
  openTransitions,
  ticketStatuses,
  ticketTypes,
  type Actor as Capacity,
  type TicketStatus,
  type TicketType,
} from '@supportal/domain';
import type { ApiClient, WireError } from '../../testing/api-client';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { each, insertTickets, traces } from '../../testing/ticket-rows';
import type { Ticket } from './ticket.entity';

const people = [
  'author',
  'colleague',
  'deputy',
  'leader',
  'stranger',
  'specialist',
  'senior',
  'outsider',
  'signedOut',
] as const;
type Person = (typeof people)[number];

/** Who is what to a ticket of the world's author; null cannot see it. Written down apart from the policies. */
const capacities: Record<Person, readonly Capacity[] | null> = {
  author: ['AUTHOR', 'CUSTOMER'],
  colleague: null,
  deputy: ['CUSTOMER', 'REOPENER'],
  leader: [],
  stranger: null,
  specialist: ['SPECIALIST'],
  senior: ['SPECIALIST'],
  outsider: null,
  signedOut: null,
};
const anybody: readonly Capacity[] = ['AUTHOR', 'CUSTOMER', 'REOPENER', 'SPECIALIST'];

interface Step {
  readonly person: Person;
  readonly status: TicketStatus;
  readonly type: TicketType;
  readonly to: TicketStatus;
}
// Types matter to the steps out of IN_PROGRESS only; elsewhere one of each kind will do.
const typesIn = (status: TicketStatus): readonly TicketType[] =>
  status === 'IN_PROGRESS' ? ticketTypes : ['DEFECT', 'FEATURE_REQUEST'];
const kinds = ticketStatuses.flatMap((status) => typesIn(status).map((type) => ({ status, type })));
const steps: Step[] = kinds.flatMap((kind) =>
  people
    .filter((person) => capacities[person] || kind.type === 'DEFECT')
    .flatMap((person) => ticketStatuses.map((to) => ({ ...kind, person, to }))),
);

const optionOf = (who: readonly Capacity[], { status, type, to }: Step) =>
  openTransitions(status, type, new Set(who)).find((option) => option.to === to);

/** What the server must answer to a step with a comment: null accepts it. */
function expectedCode(step: Step): string | null {
  const who = capacities[step.person];
  if (step.person === 'signedOut') return 'UNAUTHENTICATED';
  if (!who) return 'NOT_FOUND';
  if (optionOf(who, step)) return null;
  return optionOf(anybody, step) ? 'FORBIDDEN' : 'BAD_USER_INPUT';
}

const changeStatus = `mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { status } }`;

describe('every step of every person in every status', () => {
  let app: TestApp;
  let world: SupportWorld;
  let clients: Record<Person, ApiClient>;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    const signedOut = await app.as(null);
    clients = Object.fromEntries(
      people.map((person) => [person, person === 'signedOut' ? signedOut : world[person].api]),
    ) as Record<Person, ApiClient>;
  });
  afterAll(() => app.close());

  const attempt = (
    person: Person,
    id: number,
    from: TicketStatus,
    to: TicketStatus,
    comment: string | null,
  ) =>
    clients[person].ask<{ changeTicketStatus: { status: string } }>(changeStatus, {
      input: { id, from, to, comment },
    });
  const ticketsFor = async (which: readonly { status: TicketStatus; type: TicketType }[]) =>
    insertTickets(
      app,
      world,
      which.map(({ status, type }) => ({ status, type })),
    );

  it('that is not open to them is refused with the right code and leaves no trace', async () => {
    const refused = steps.filter((step) => expectedCode(step));
    const tickets = new Map<string, Ticket>();
    const rows = await ticketsFor(kinds);
    kinds.forEach(({ status, type }, at) => tickets.set(`${status} ${type}`, rows[at]!));
    const before = await traces(app);

    const answers = await each(refused, async (step) => {
      const { id } = tickets.get(`${step.status} ${step.type}`)!;
      const { errors } = await attempt(step.person, id, step.status, step.to, 'Комментарий');
      return { ...step, expected: expectedCode(step), answered: errors?.[0]?.extensions.code ?? null };
    });

    expect(answers.length).toBeGreaterThan(700);
    expect(answers.filter(({ expected, answered }) => expected !== answered)).toEqual([]);
    expect(await traces(app)).toEqual(before);
  }, 120_000);

  it('that is open to them is done, once, in their name', async () => {
    const accepted = steps.filter((step) => !expectedCode(step));
    const tickets = await ticketsFor(accepted);
    const done = await each([...accepted.entries()], async ([at, step]) => {
      const { commentRequired } = optionOf(capacities[step.person]!, step)!;
      const comment = commentRequired ? 'Комментарий' : null;
      const { data, errors } = await attempt(step.person, tickets[at]!.id, step.status, step.to, comment);
      return { ...step, status: data?.changeTicketStatus.status, errors };
    });
    expect(done).toEqual(accepted.map((step) => ({ ...step, status: step.to, errors: undefined })));

    const ids = tickets.map((ticket) => ticket.id);
    const { ticket_event: entries } = await traces(app);
    const own = (id: number) => entries.filter((entry) => entry['ticketId'] === id);
    const told = ids.map((id) =>
      own(id).map(({ kind, fromStatus, toStatus, actorId }) => ({ kind, fromStatus, toStatus, actorId })),
    );
    expect(told).toEqual(
      accepted.map(({ status, to, person }) => {
        const actorId = person === 'signedOut' ? null : world[person].user.id;
        return [{ kind: 'STATUS_CHANGED', fromStatus: status, toStatus: to, actorId }];
      }),
    );
  }, 120_000);

  it('that needs a comment is refused without one, by blanks as well', async () => {
    const wordy = steps.filter(
      (step) => !expectedCode(step) && optionOf(capacities[step.person]!, step)!.commentRequired,
    );
    const tickets = await ticketsFor(wordy);
    const before = await traces(app);
    const fields = await each([...wordy.entries()], async ([at, { person, status, to }]) => {
      const found: unknown[] = [];
      for (const comment of [null, ' \n\t ']) {
        const { errors } = await attempt(person, tickets[at]!.id, status, to, comment);
        found.push([errors?.[0]?.extensions.code, errors?.[0]?.extensions.fields]);
      }
      return found;
    });
    const refusal = ['BAD_USER_INPUT', { comment: 'Напишите комментарий.' }];
    expect(wordy.length).toBeGreaterThan(20);
    expect(fields).toEqual(wordy.map(() => [refusal, refusal]));
    expect(await traces(app)).toEqual(before);
  }, 60_000);

  it('is answered for a ticket out of reach as for one that does not exist', async () => {
    const [ticket] = await ticketsFor([{ status: 'NEW', type: 'DEFECT' }]);
    const plain = ({ message, extensions, path }: WireError) => ({ message, extensions, path });
    for (const person of ['colleague', 'stranger', 'outsider'] as const) {
      const [hidden, missing] = await Promise.all(
        [ticket!.id, 999_999].map(async (id) => {
          const { errors, data } = await attempt(person, id, 'NEW', 'IN_PROGRESS', 'Комментарий');
          return { data, errors: errors?.map(plain) };
        }),
      );
      expect(hidden).toEqual(missing);
      expect(hidden!.errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('names the status of the ticket when it is refused', async () => {
    const [ticket] = await ticketsFor([{ status: 'AWAITING_FIX', type: 'DEFECT' }]);
    for (const [person, to] of [
      ['leader', 'IN_PROGRESS'],
      ['specialist', 'NEW'],
    ] as const) {
      const { errors } = await attempt(person, ticket!.id, 'AWAITING_FIX', to, 'Комментарий');
      expect(errors![0]).toMatchObject({
        message: expect.stringContaining('В ожидании исправления'),
        extensions: { key: 'transitionRefused', current: { status: 'AWAITING_FIX', version: 1 } },
      });
    }
  });

  it('is shown to the person beforehand: the offered steps are the accepted ones', async () => {
    const rows = await ticketsFor(kinds);
    const seeing = people.filter((person) => capacities[person]);
    const cases = seeing.flatMap((person) =>
      kinds.map((kind, at) => ({ person, ...kind, id: rows[at]!.id })),
    );
    const question = `query ($id: Int!) { ticket(id: $id) { transitions { to commentRequired } } }`;
    const shown = await each(cases, async ({ person, id }) => {
      const { ticket } = await clients[person].run<{ ticket: { transitions: unknown } }>(question, { id });
      return ticket.transitions;
    });
    expect(shown).toEqual(
      cases.map(({ person, status, type }) =>
        openTransitions(status, type, new Set(capacities[person] ?? [])),
      ),
    );
  }, 60_000);
});
