import { setTimeout as pause } from 'node:timers/promises';
import { isProviderOnly, permissions, type Permission } from '@supportal/domain';
import type { User } from '../features/accounts/user.entity';
import type { Group } from '../features/groups/group.entity';
import { ApiError, type ApiClient } from '../testing/api-client';
import { LiveListeners } from '../testing/live-listeners';
import { documentOf, isSubscription, operations, type Caller, type Outcome } from '../testing/operations';
import { supportWorld, type SupportWorld } from '../testing/support-world';
import { TestApp } from '../testing/test-app';
import { createTicket, look } from '../testing/tickets';

/** Where each subscription listens once it is let through. */
const topics: Record<string, (user: number, ticket: number) => string> = {
  sessionChanged: (user) => `user:${user}`,
  administrationChanged: () => 'administration',
  ticketListChanged: () => 'tickets',
  ticketChanged: (_user, ticket) => `ticket:${ticket}`,
  ticketCountersChanged: () => 'tickets',
};
const sets: [name: string, rights: Permission[]][] = [
  ['no right', []],
  ...permissions.map((right): [string, Permission[]] => [right, [right]]),
  ['every right', [...permissions]],
];

describe('every operation', () => {
  const listeners = new LiveListeners();
  let app: TestApp;
  let world: SupportWorld;
  let ticketId: number;
  /** A group without rights of its own. */
  let bare: Group;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    const { organization, system } = world;
    bare = await app.make.group({ organization, systems: [system] });
    ticketId = (await createTicket(world)).id;
  });
  afterAll(async () => {
    await app.close();
    listeners.restore();
  });

  async function provider(values: Partial<User>, rights: Permission[]): Promise<User> {
    const organization = await app.make.provider();
    const group = await app.make.group({ organization, systems: [world.system] });
    return app.make.user({ organization, groups: [group], rights, values });
  }
  const customer = (values: Partial<User>, rights: Permission[]): Promise<User> =>
    app.make.user({ organization: world.organization, groups: [bare], rights, values });

  async function outcomeOf(field: string, api: ApiClient, userId: number): Promise<Outcome> {
    const document = documentOf(field, ticketId);
    if (!isSubscription(field)) return (await api.codeOf(document)) ?? 'OK';
    const topic = topics[field]!(userId, ticketId);
    const before = listeners.of(topic);
    const feed = api.subscribe(document);
    let outcome: Outcome | null = null;
    void feed.ended
      .then(() => feed.next())
      .catch((error: unknown) => (outcome = error instanceof ApiError ? error.code : 'CLOSED'));
    while (!outcome && listeners.of(topic) === before) await pause(1);
    const found = outcome ?? 'OK';
    feed.stop();
    // Whoever stops reading is not listened for any more, at once and not at the next event.
    await listeners.until(topic, before);
    return found;
  }

  /** Opens the socket; the server listens for changes of the user as long as it is open. */
  async function openSocket(api: ApiClient, userId: number): Promise<void> {
    api.subscribe(documentOf('sessionChanged', ticketId));
    await listeners.until(`user:${userId}`, 1);
  }

  async function outcomes(api: ApiClient, userId: number): Promise<Record<string, Outcome>> {
    const found: Record<string, Outcome> = {};
    if (api.token) await openSocket(api, userId);
    for (const field of Object.keys(operations)) found[field] = await outcomeOf(field, api, userId);
    return found;
  }
  const expected = (by: (field: string) => Outcome): Record<string, Outcome> =>
    Object.fromEntries(Object.keys(operations).map((field) => [field, by(field)]));

  it('of the schema has a row in the table', () => {
    const { schema } = app.app;
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.keys(root!.getFields()));
    expect(Object.keys(operations).sort()).toEqual(fields.sort());
  });

  it.each(sets)('answers a customer with %s as the table says', async (_name, rights) => {
    const user = await customer({}, rights);
    const held = rights.filter((right) => !isProviderOnly(right));
    const caller: Caller = { isProvider: false, has: (right) => held.includes(right) };
    expect(await outcomes(await app.as(user), user.id)).toEqual(
      expected((field) => operations[field]!.outcome(caller)),
    );
  });

  it.each(sets)('answers somebody of the provider with %s as the table says', async (_name, rights) => {
    const user = await provider({}, rights);
    const caller: Caller = { isProvider: true, has: (right) => rights.includes(right) };
    expect(await outcomes(await app.as(user), user.id)).toEqual(
      expected((field) => operations[field]!.outcome(caller)),
    );
  });

  it('asks those who are not signed in to do so; a socket is not even opened', async () => {
    const api = await app.as(null);
    expect(await outcomes(api, 0)).toEqual(
      expected((field) =>
        isSubscription(field) ? 'CLOSED' : (operations[field]!.signedOut ?? 'UNAUTHENTICATED'),
      ),
    );
  });

  it.each([
    ['customer', () => customer],
    ['provider', () => provider],
  ])('asks a %s to change the first password before anything else', async (_name, kind) => {
    const user = await kind()({ mustChangePassword: true }, [...permissions]);
    expect(await outcomes(await app.as(user), user.id)).toEqual(
      expected((field) => operations[field]!.pending ?? 'PASSWORD_CHANGE_REQUIRED'),
    );
  });

  it('has changed nothing by all that', async () => {
    const ticket = await look(world.specialist.api, ticketId);
    expect(ticket).toMatchObject({ status: 'NEW', version: 1, timeline: { entries: [{ kind: 'CREATED' }] } });
    expect(ticket.timeline.entries).toHaveLength(1);
  });
});
