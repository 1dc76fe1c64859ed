import { BenchFeed, HubBench, until, type Guest } from './testing/hub-bench';

/** A hub tells last what it made last: whoever was told of the mark has everything from before. */
const mark = 99;

describe('what cannot be told to one', () => {
  let bench: HubBench;
  beforeEach(() => (bench = new HubBench()));
  afterEach(() => bench.hub.close());

  async function joined(guest: Guest) {
    const feed = new BenchFeed(guest.id, 'tickets');
    bench.open(guest, feed);
    await until(() => guest.sent.length > 0);
    return { feed };
  }
  const told = (guest: Guest, what = `ticket ${mark}`) => until(() => guest.sent.includes(what));

  const failing = (times: number) => () => {
    if (times-- > 0) throw new Error('no answer');
  };
  const waysToFail: [string, (feed: BenchFeed, guest: Guest) => void][] = [
    ['an answer', (_feed, guest) => (bench.onAnswer = (_payload, to) => (to === guest ? fail() : undefined))],
    ['a feed', (feed) => (feed.onTell = () => fail())],
    ['a slow feed', (feed) => (feed.onTell = async () => fail())],
  ];
  let fail: () => void;
  beforeEach(() => (fail = failing(1)));

  it.each(waysToFail)(
    '%s that fails keeps nobody waiting; its reader looks anew, and hears nothing until then',
    async (_name, breakIt) => {
      const guest = bench.guest(1, [1, 2, mark], 'theirs');
      const other = bench.guest(2, [1, 2, mark]);
      const { feed } = await joined(guest);
      await joined(other);
      breakIt(feed, guest);
      bench.changed(1, 2);
      await told(other, 'ticket 2');
      bench.changed(3, mark);
      await told(other);
      // They miss ticket 1: to hear of later ones before looking anew would hide that.
      expect(guest.sent).toEqual(['begin']);
      await told(guest, 'missed');
      bench.changed(mark);
      await told(guest);
      expect(guest.sent).toEqual(['begin', 'missed', `ticket ${mark}`]);
      expect(bench.errors).toHaveLength(1);
    },
  );

  it('of a thousand at once is one line in the log, and all of them look anew', async () => {
    const guests = Array.from({ length: 1_000 }, (_, at) => bench.guest(at + 1, [1], `of ${at}`));
    for (const guest of guests) bench.open(guest, new BenchFeed(guest.id, 'tickets'));
    await until(() => guests.every(({ sent }) => sent.length === 1));
    fail = failing(guests.length);
    bench.onAnswer = () => fail();
    bench.changed(1);
    await until(() => guests.every(({ sent }) => sent.includes('missed')));
    expect(bench.errors).toEqual([[expect.objectContaining({ subscribers: 1_000 }), expect.anything()]]);
  });

  it('that fails again and again is tried after growing pauses, up to half a minute', async () => {
    const guest = bench.guest(1, [1]);
    const { feed } = await joined(guest);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      let tries = 0;
      feed.onTell = () => {
        tries++;
        throw new Error('no answer');
      };
      bench.changed(1);
      const pauses: number[] = [];
      for (let nth = 1; nth <= 8; nth++) {
        const pause = await msUntil(() => tries === nth);
        pauses.push(pause);
      }
      const [first, ...later] = pauses;
      expect(first).toBe(0);
      later.forEach((pause, at) => {
        const longest = Math.min(1_000 * 2 ** at, 30_000);
        expect(pause).toBeGreaterThanOrEqual(longest / 2);
        expect(pause).toBeLessThanOrEqual(longest + 100);
      });
      feed.onTell = () => undefined;
      await msUntil(() => guest.sent.includes('missed'));
      feed.onTell = () => {
        throw new Error('again');
      };
      bench.changed(1);
      await msUntil(() => bench.errors.length === 9);
      feed.onTell = () => undefined;
      // Told meanwhile: the first pause is a short one again.
      expect(await msUntil(() => guest.sent.filter((one) => one === 'missed').length === 2)).toBeLessThan(
        1_100,
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it('close() does not wait for the pause after a turn that failed', async () => {
    await joined(bench.guest(1, [1]));
    bench.onRead = () => {
      throw new Error('no database');
    };
    bench.changed(1);
    await until(() => bench.errors.length === 1);
    bench.onRead = () => undefined;
    const began = performance.now();
    await bench.hub.close();
    expect(performance.now() - began).toBeLessThan(400);
  });

  it('a failing turn makes everybody look anew', async () => {
    const guests = [bench.guest(1, [1]), bench.guest(2, [])];
    for (const guest of guests) await joined(guest);
    fail = failing(1);
    bench.onRead = () => fail();
    bench.changed(1);
    await until(() => guests.every(({ sent }) => sent.includes('missed')));
    expect(guests.map(({ sent }) => sent)).toEqual([
      ['begin', 'missed'],
      ['begin', 'missed'],
    ]);
    expect(bench.errors).toHaveLength(1);
  });
});

/** Moves the faked time on until the condition holds; answers by how much. */
async function msUntil(holds: () => boolean): Promise<number> {
  for (let passed = 0; passed <= 60_000; passed += 50) {
    for (let turn = 0; turn < 5; turn++) await new Promise((next) => setImmediate(next));
    if (holds()) return passed;
    await jest.advanceTimersByTimeAsync(50);
  }
  throw new Error('It did not come to that within a minute.');
}
