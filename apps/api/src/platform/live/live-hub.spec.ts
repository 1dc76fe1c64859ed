import { BenchFeed, HubBench, until, type Guest } from './testing/hub-bench';

/** A hub tells last what it made last: whoever was told of the mark has everything from before. */
const mark = 99;

describe('the hub', () => {
  let bench: HubBench;
  beforeEach(() => (bench = new HubBench()));
  afterEach(() => bench.hub.close());

  async function joined(guest: Guest, feed = new BenchFeed(guest.id, 'tickets'), question = 'list') {
    const before = guest.sent.length;
    const leave = bench.open(guest, feed, question);
    await until(() => guest.sent.length > before);
    return { feed, leave };
  }
  const told = (guest: Guest, what = `ticket ${mark}`) => until(() => guest.sent.includes(what));

  describe('rights', () => {
    it('taken away between reading and asking: of all that was made ready nothing is told, but what the new ones allow', async () => {
      const guest = bench.guest(1, [1, 2, 3, mark]);
      await joined(guest);
      bench.onRead = (id) => void (id === 3 && guest.mayNow([2, mark]));
      bench.changed(1, 2, 3);
      await told(guest, 'ticket 2');
      bench.changed(mark);
      await told(guest);
      expect(guest.sent).toEqual(['begin', 'ticket 2', `ticket ${mark}`]);
    });

    it('taken away while answers are made: the same', async () => {
      const guest = bench.guest(1, [1, 2, 3, mark]);
      await joined(guest);
      bench.onAnswer = (payload) => void (payload === 'ticket 1' && guest.mayNow([mark]));
      bench.changed(1, 2, 3);
      bench.changed(mark);
      await told(guest);
      expect(guest.sent).toEqual(['begin', `ticket ${mark}`]);
    });

    it('that have not changed are answered with once, also of several subscriptions of one session', async () => {
      const guest = bench.guest(1, []);
      for (const topic of ['tickets', 'ticket:1', 'ticket:2'] as const)
        bench.open(guest, new BenchFeed(1, topic), topic);
      await until(() => guest.sent.length === 3);
      expect([...bench.answered].sort()).toEqual([
        'ticket:1 all begin',
        'ticket:2 all begin',
        'tickets all begin',
      ]);
    });

    it('of several subscriptions of one session are asked for together, and change together', async () => {
      const guest = bench.guest(1, [1, 2, mark]);
      await joined(guest);
      await joined(guest, new BenchFeed(1, 'ticket:1'), 'card');
      bench.onAnswer = (payload) => void (payload === 'ticket 1' && guest.mayNow([mark]));
      bench.changed(1, 2, mark);
      await told(guest);
      expect(guest.sent).toEqual(['begin', 'begin', `ticket ${mark}`]);
    });

    it('that change each time an answer is made keep nobody else waiting', async () => {
      const guest = bench.guest(1, [1], 'restless');
      const other = bench.guest(2, [1, mark]);
      await joined(guest);
      await joined(other);
      bench.onAnswer = (payload, to) => void (payload === 'ticket 1' && to === guest && guest.mayNow([1]));
      bench.changed(1, mark);
      await told(other);
      expect(guest.sent).toEqual(['begin']);
      bench.onAnswer = () => undefined;
      await told(guest, 'missed');
    });

    it('are asked for once in a turn, however many listen and whatever happened', async () => {
      const guests = Array.from({ length: 50 }, (_, at) => bench.guest(at + 1, [1, 2, mark]));
      for (const guest of guests) bench.open(guest, new BenchFeed(guest.id, 'tickets'));
      await until(() => guests.every(({ sent }) => sent.length === 1));
      bench.asked = 0;
      bench.changed(1, 2, mark);
      await told(guests.at(-1)!);
      // Nobody is unsure: one asking for them, one for the letters.
      expect(bench.asked).toBeLessThanOrEqual(2);
    });

    it('changed by a signal are those the news is told with', async () => {
      const guest = bench.guest(1, [1]);
      await joined(guest);
      guest.mayNow([2]);
      bench.publish({ name: 'user', userId: 1 });
      bench.changed(1, 2);
      await told(guest, 'ticket 2');
      expect([...guest.sent].sort()).toEqual(['begin', 'ticket 2', 'user']);
    });
  });

  describe('a session that has ended', () => {
    it('is told so, ended, and told nothing more', async () => {
      const guest = bench.guest(1, [1, 2]);
      const other = bench.guest(2, [1, 2, mark]);
      await joined(guest);
      await joined(other);
      guest.present = null;
      bench.changed(1, 2);
      bench.changed(mark);
      await told(other);
      expect(guest.sent).toEqual(['begin', 'farewell']);
      expect(guest.ends).toBe(1);
    });

    it('waits for no other to be told so', async () => {
      const guests = [1, 2, 3].map((id) => bench.guest(id, [1]));
      const other = bench.guest(4, [1]);
      for (const guest of [...guests, other]) await joined(guest);
      for (const guest of guests) guest.present = null;
      let farewells = 0;
      let finish: () => void = () => undefined;
      const all = new Promise<void>((resolve) => (finish = resolve));
      bench.onAnswer = (payload) => {
        if (payload !== 'farewell') return;
        if (++farewells === guests.length) finish();
        return all;
      };
      bench.changed(1);
      await until(() => guests.every(({ ends }) => ends === 1));
      expect(other.sent).toEqual(['begin', 'ticket 1']);
      expect(guests.map(({ sent }) => sent)).toEqual(guests.map(() => ['begin', 'farewell']));
    });

    it('is ended even when its farewell cannot be made, and nobody waits for that', async () => {
      const guest = bench.guest(1, [1]);
      const other = bench.guest(2, [1, mark]);
      await joined(guest);
      await joined(other);
      guest.present = null;
      bench.onAnswer = (payload) => {
        if (payload === 'farewell') throw new Error('no answer');
      };
      bench.changed(1, mark);
      await told(other);
      expect(other.sent).toEqual(['begin', 'ticket 1', `ticket ${mark}`]);
      expect([guest.sent, guest.ends]).toEqual([['begin'], 1]);
    });
  });

  describe('what each has to read by itself', () => {
    it('is read a few at a time, in the order of asking, also when some of it fails', async () => {
      const guests = Array.from({ length: 200 }, (_, at) => bench.guest(at + 1, [1]));
      let [now, most] = [0, 0];
      const began: number[] = [];
      for (const guest of guests) {
        const feed = new BenchFeed(guest.id, 'tickets');
        const read = async () => {
          began.push(guest.id);
          most = Math.max(most, ++now);
          await new Promise((turn) => setImmediate(turn));
          now--;
          if (guest.id % 50 === 0) throw new Error('no answer');
        };
        feed.onTell = ({ name }, { queued }) => (name === 'begin' ? queued(read) : undefined);
        bench.open(guest, feed);
      }
      const lucky = guests.filter(({ id }) => id % 50);
      await until(() => lucky.every(({ sent }) => sent.length === 1));
      expect(began).toEqual(guests.map(({ id }) => id));
      expect([most, bench.errors.length]).toEqual([5, 1]);
    });
  });

  describe('answers', () => {
    it('equal questions of equal audiences are answered once, others separately', async () => {
      const people = [
        bench.guest(1, [mark], 'a'),
        bench.guest(2, [mark], 'a'),
        bench.guest(3, [mark], 'b'),
        bench.guest(4, [mark], 'a'),
      ];
      for (const [at, guest] of people.entries())
        await joined(guest, new BenchFeed(guest.id, 'tickets'), at === 3 ? 'card' : 'list');
      bench.answered.length = 0;
      bench.changed(mark);
      await Promise.all(people.map((guest) => told(guest)));
      expect([...bench.answered].sort()).toEqual([
        `card a ticket ${mark}`,
        `list a ticket ${mark}`,
        `list b ticket ${mark}`,
      ]);
    });

    it('of different keys are different answers', async () => {
      const people = [bench.guest(1, [1, mark]), bench.guest(2, [2, mark])];
      for (const guest of people) await joined(guest);
      bench.answered.length = 0;
      bench.changed(1, 2, mark);
      await Promise.all(people.map((guest) => told(guest)));
      expect([...bench.answered].sort()).toEqual([
        'list all ticket 1',
        'list all ticket 2',
        `list all ticket ${mark}`,
      ]);
      expect(people.map(({ sent }) => sent[1])).toEqual(['ticket 1', 'ticket 2']);
    });
  });

  describe('order', () => {
    it('news reach a subscriber in the order in which they happened, even if the first takes long to make', async () => {
      const guest = bench.guest(1, [1, 2, 3, mark]);
      const { feed } = await joined(guest);
      feed.onTell = (news) => (news.name === 'ticket' && news.ticket === 1 ? slowly() : undefined);
      bench.changed(1, 2, 3);
      bench.changed(mark);
      await told(guest);
      expect(guest.sent).toEqual(['begin', 'ticket 1', 'ticket 2', 'ticket 3', `ticket ${mark}`]);
    });

    it('the beginning comes before anything that happens at the same time', async () => {
      const guest = bench.guest(1, [1]);
      const feed = new BenchFeed(1, 'tickets');
      feed.onTell = ({ name }) => (name === 'begin' ? slowly() : undefined);
      bench.open(guest, feed);
      bench.changed(1);
      await told(guest, 'ticket 1');
      expect(guest.sent).toEqual(['begin', 'ticket 1']);
    });

    it('what happens during a turn is told in the next one', async () => {
      const guest = bench.guest(1, [1, 2]);
      await joined(guest);
      bench.onRead = (id) => void (id === 1 && bench.changed(2));
      bench.changed(1);
      await told(guest, 'ticket 2');
      expect(guest.sent).toEqual(['begin', 'ticket 1', 'ticket 2']);
    });
  });

  describe('an end', () => {
    it('nothing is sent to whoever has left, whatever was being made for them', async () => {
      const guest = bench.guest(1, [1]);
      const other = bench.guest(2, [1, mark]);
      const { leave } = await joined(guest);
      await joined(other);
      bench.onAnswer = () => leave();
      bench.changed(1, mark);
      await told(other);
      expect(guest.sent).toEqual(['begin']);
      expect(guest.ends).toBe(0);
    });

    it('close() waits for the turn that runs, tells nothing and hears nothing any more', async () => {
      const guest = bench.guest(1, [1]);
      await joined(guest);
      let read = false;
      bench.onRead = async () => (await slowly(), void (read = true));
      bench.changed(1);
      await new Promise((turn) => setImmediate(turn));
      await bench.hub.close();
      expect(read).toBe(true);
      expect([guest.sent, bench.listening]).toEqual([['begin'], 0]);
    });
  });
});

const slowly = (): Promise<void> => new Promise((later) => setTimeout(later, 20));
