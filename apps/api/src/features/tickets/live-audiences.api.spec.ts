import { ticketTabs } from '@supportal/domain';
import { parse, type DocumentNode, type GraphQLObjectType } from 'graphql';
import { Viewer } from '../../access/viewer';
import { ViewerSource } from '../../access/viewer-source';
import { tabsOf } from '../../access/visible-tickets';
import { resolverLookup } from '../../platform/graphql/build-schema';
import { RequestContext } from '../../platform/graphql/context';
import { createExecutor } from '../../platform/graphql/execution';
import { Loaders } from '../../platform/graphql/loaders';
import type { LiveFeed, Told } from '../../platform/live/live-feed';
import { newTurn } from '../../platform/live/live-turn';
import { giveLife } from '../../testing/lived-ticket';
import { Random, seed } from '../../testing/random';
import { randomWorld, type RandomWorld } from '../../testing/random-world';
import { TestApp } from '../../testing/test-app';
import { pathsOf, selectedPaths, wholeSelection } from '../../testing/whole-selection';
import { TicketListFeed } from './ticket-list.feed';
import { TicketEvent } from './ticket-event.entity';
import { readTicketNews, type TicketNews } from './ticket-news';
import { TicketTimeline } from './ticket-timeline';
import { TicketFeed } from './ticket.feed';

const perTicket = 24;
const args = { ticketChanged: 'id: 1', ticketListChanged: 'tab: MINE' };
/** What these tickets never have: their waits run, over days without exceptions, in calendars nobody edits. */
const never = /deadline\.(pausedReason|resumesAt|reckoning\.(exception|note))$|\.(old|new)DeadlineAt$/;

describe('live answers of one audience', () => {
  const random = new Random(seed);
  let app: TestApp;
  let world: RandomWorld;
  let viewers: Viewer[];
  let documents: Map<string, DocumentNode>;
  let answerOf: (field: string, viewer: Viewer, payload: unknown) => Promise<unknown>;
  const database = () => app.app.platform.database;

  beforeAll(async () => {
    app = await TestApp.open();
    world = await randomWorld(database(), random, { users: 60, tickets: 40 });
    const source = new ViewerSource(database().read);
    viewers = [];
    for (const { id } of world.users) viewers.push((await source.compute(id))!);
    for (const { id } of world.tickets) await giveLife(app, id, random.one(world.users).id);
    documents = new Map(Object.entries(args).map(([field, given]) => [field, documentOf(field, given)]));
    answerOf = answers();
  });
  afterAll(() => app.close());

  /** The subscription that asks for everything there is. */
  function documentOf(field: string, given: string): DocumentNode {
    const { type } = app.app.schema.getSubscriptionType()!.getFields()[field]!;
    const change = (type as { ofType: GraphQLObjectType }).ofType;
    return parse(`subscription { ${field}(${given}) ${wholeSelection(change)} }`);
  }

  /** Answers as the hub has it done. */
  function answers(): typeof answerOf {
    const { schema, features } = app.app;
    const { read } = database();
    const execute = createExecutor(schema);
    const origin = { fallbackLocale: 'en', source: 'API', address: '', device: '' } as const;
    const expiresAt = new Date(8e15);
    return async (field, viewer, rootValue) => {
      const session = { id: viewer.id, userId: viewer.id, expiresAt, mustChangePassword: false };
      const resolverOf = resolverLookup(features.resolvers);
      const contextValue = new RequestContext(read, origin, session, viewer, resolverOf, null);
      const { data, errors } = await execute({ document: documents.get(field)!, rootValue, contextValue });
      expect(errors).toBeUndefined();
      return (data as Record<string, unknown>)[field];
    };
  }

  /** Somebody else with the same rights, as different as two people of one audience can be. */
  function twinOf({ facts }: Viewer): Viewer {
    const { id, login, fullName } = random.one(world.users.filter((user) => user.id !== facts.id));
    const theme = facts.theme === 'DARK' ? 'LIGHT' : 'DARK';
    const own = { id, login, fullName, theme, timeZone: 'Asia/Vladivostok' } as const;
    return new Viewer({ ...facts, ...own, rightsVersion: facts.rightsVersion + 1 });
  }

  const feedsOf = (viewer: Viewer, ticketId: number): [string, LiveFeed<Viewer, TicketNews>][] => [
    ['ticketChanged', new TicketFeed(viewer, ticketId, new TicketTimeline(database().read))],
    ...ticketTabs
      .filter((tab) => tabsOf(viewer).includes(tab))
      .map((tab): [string, LiveFeed<Viewer, TicketNews>] => [
        'ticketListChanged',
        new TicketListFeed(viewer, tab, null),
      ]),
  ];
  async function toldOf(viewer: Viewer, news: TicketNews): Promise<(readonly [string, Told | null])[]> {
    const session = { id: 1, userId: viewer.id, expiresAt: new Date(8e15), mustChangePassword: false };
    const turn = newTurn(database().read);
    return Promise.all(
      feedsOf(viewer, news.ticketId).map(
        async ([field, feed]) =>
          [field, await feed.tell({ name: 'ticket', ticket: news }, { session, viewer }, turn)] as const,
      ),
    );
  }

  /** The ticket with everything of its history, as news. */
  async function newsOf(ticketId: number): Promise<TicketNews> {
    const { read } = database();
    const entries = await read.list(TicketEvent, { ticketId });
    const entryIds = entries.map(({ id }) => id);
    return readTicketNews({ ticketId, entryIds }, new Loaders(read));
  }

  it(`are the same in every field of the schema where the feeds call them equal (TEST_SEED=${seed})`, async () => {
    const seen = new Set<string>();
    let pairs = 0;
    for (const { id } of world.tickets) {
      const news = await newsOf(id);
      for (let nth = 0; nth < perTicket; nth++) {
        const viewer = random.one(viewers);
        const twin = twinOf(viewer);
        expect(twin.audience).toBe(viewer.audience);
        const [mine, theirs] = [await toldOf(viewer, news), await toldOf(twin, news)];
        for (const [at, [field, told]] of mine.entries()) {
          const other = theirs[at]![1];
          if (!told || told.key !== other?.key) continue;
          const answer = await answerOf(field, viewer, told.payload);
          const same = await answerOf(field, twin, other.payload);
          expect(JSON.stringify(same)).toBe(JSON.stringify(answer));
          for (const path of pathsOf(answer)) seen.add(`${field}.${path}`);
          pairs++;
        }
      }
    }
    expect(pairs).toBeGreaterThan(500);
    // A field that was never told would prove nothing.
    const asked = [...documents.values()].flatMap(selectedPaths);
    expect(asked.filter((path) => !seen.has(path) && !never.test(path))).toEqual([]);
  });
});
