import type { Tx } from '../../platform/database/tx';
import { TestApp } from '../../testing/test-app';
import type { Presence, SessionStore } from './session-store';
import { UserSession } from './session.entity';
import { User } from './user.entity';

describe('presences that are asked for again', () => {
  let app: TestApp;
  let store: SessionStore;
  let people: User[];
  beforeAll(async () => {
    app = await TestApp.open();
    store = app.app.features.sessions;
    const organization = await app.make.organization();
    const group = await app.make.group({ organization, rights: ['ticket.create'] });
    people = [];
    for (let nth = 0; nth < 20; nth++) people.push(await app.make.user({ organization, groups: [group] }));
  });
  afterAll(() => app.close());

  const write = (work: (tx: Tx) => Promise<unknown>) => app.app.platform.database.uow.run(work);
  /** A session of each, as two requests of it present it. */
  async function presented(user: User): Promise<[Presence, Presence]> {
    const token = await app.make.session(user);
    return [(await store.present(token))!, (await store.present(token))!];
  }
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    const statements = jest.spyOn(app.app.platform.database.source.constructor.prototype, 'query');
    await work();
    const count = statements.mock.calls.filter(([text]) => /^\s*SELECT/.test(String(text))).length;
    statements.mockRestore();
    return count;
  }

  it('are themselves while nothing changed, also several of one session', async () => {
    const [first, second] = await presented(people[0]!);
    const renewed = await store.renewed([first, second, first]);
    expect(renewed.size).toBe(2);
    expect(renewed.get(first)).toBe(first);
    expect(renewed.get(second)).toBe(second);
  });

  it('of changed people are read together: five statements, however many people and sessions', async () => {
    const known = (await Promise.all([...people, ...people].map(presented))).flat();
    await write(async (tx) => {
      for (const { id } of people) await app.make.bump(tx, id);
    });
    let renewed = new Map<Presence, Presence>();
    expect(await statementsOf(async () => (renewed = await store.renewed(known)))).toBe(5);
    expect(renewed.size).toBe(80);
    for (const [before, now] of renewed) {
      expect(now.session.id).toBe(before.session.id);
      expect(now.viewer.id).toBe(before.viewer.id);
      expect(now.viewer.facts.rightsVersion).toBe(before.viewer.facts.rightsVersion + 1);
    }
    // Now they are known.
    expect(await statementsOf(() => store.renewed(renewed.values()))).toBe(1);
  });

  it('are renewed where they are old, and left alone where they are not', async () => {
    const [old] = await presented(people[1]!);
    await write((tx) => tx.update(User, people[1]!.id, { mustChangePassword: true }));
    const { session } = old;
    expect((await store.renewed([old])).get(old)!.session.mustChangePassword).toBe(true);
    const now = (await store.alive([session.id])).get(session.id)!;
    const renewed = await store.renewed([old, now]);
    expect(renewed.get(now)).toBe(now);
    expect(renewed.get(old)).toEqual(now);
    await write((tx) => tx.update(User, people[1]!.id, { mustChangePassword: false }));
  });

  it('are left out when the session is over, has expired, or its account is deactivated', async () => {
    const [[ended], [gone], [here]] = [
      await presented(people[2]!),
      await presented(people[3]!),
      await presented(people[4]!),
    ];
    await write((tx) => tx.remove(UserSession, { id: ended.session.id }));
    await write((tx) => tx.update(User, people[3]!.id, { active: false }));
    expect([...(await store.renewed([ended, gone, here])).keys()]).toEqual([here]);
    app.clock.advance(169 * 3_600_000);
    expect((await store.renewed([here])).size).toBe(0);
  });
});
