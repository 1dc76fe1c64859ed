import { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { newTurn } from '../../platform/live/live-turn';
import { TicketCounters, type OwnCounters, type ReachCounters } from './ticket-counters';
import { TicketCountersFeed } from './ticket-counters.feed';
import type { TicketList } from './ticket-list';

const reader = {} as Reader;
const person = (id: number): Viewer =>
  new Viewer({
    id,
    login: `p${id}`,
    fullName: `P ${id}`,
    organizationId: 1,
    isProvider: false,
    locale: 'en',
    theme: 'SYSTEM',
    timeZone: 'UTC',
    rightsVersion: 1,
    rights: new Set(),
    groups: [],
  });
const presenceOf = (viewer: Viewer) => ({
  session: { id: viewer.id, userId: viewer.id, expiresAt: new Date(8e15), mustChangePassword: false },
  viewer,
});

/** Counts nothing but how many count at the same time. */
class CountedCounters extends TicketCounters {
  private now = 0;
  most = 0;
  times = 0;

  override own(viewer: Viewer): Promise<OwnCounters> {
    return this.count({ mine: viewer.id, byStatus: [] });
  }
  override reach(): Promise<ReachCounters> {
    return this.count({ all: null, group: null, unassigned: null, byStatus: null });
  }
  private async count<T>(counters: T): Promise<T> {
    this.times++;
    this.most = Math.max(this.most, ++this.now);
    await new Promise((turn) => setImmediate(turn));
    this.now--;
    return counters;
  }
}

describe('counters of many people at once', () => {
  it('are counted a few at a time, and everybody is told their own', async () => {
    const counters = new CountedCounters(reader, {} as TicketList);
    const turn = newTurn(reader);
    const people = Array.from({ length: 100 }, (_, at) => person(at + 1));
    const told = await Promise.all(
      people.map((viewer) =>
        new TicketCountersFeed(viewer, counters).tell({ name: 'missed' }, presenceOf(viewer), turn),
      ),
    );
    expect(told.map((one) => (one?.payload as OwnCounters).mine)).toEqual(people.map(({ id }) => id));
    expect([counters.times, counters.most]).toEqual([200, 5]);
  });
});
