import { WaitingNews } from './news';
import type { LiveSignal } from './signals';

const ticket = (ticketId: number, entryId: number): LiveSignal => ({
  name: 'ticket',
  ticketId,
  entryIds: [entryId],
});

describe('waiting news', () => {
  it('of one ticket are one piece, with every entry', () => {
    const news = new WaitingNews();
    for (const signal of [ticket(1, 10), ticket(2, 11), ticket(1, 12), ticket(1, 13)]) news.add(signal);
    news.add({ name: 'user', userId: 3 });
    news.add({ name: 'user', userId: 3 });
    expect(news.take()).toEqual({
      tickets: [
        { ticketId: 1, entryIds: [10, 12, 13] },
        { ticketId: 2, entryIds: [11] },
      ],
      changes: [],
      users: [{ userId: 3 }],
      missed: false,
    });
    expect(news.isEmpty).toBe(true);
  });

  it('that may have been lost take the place of all others about tickets', () => {
    const news = new WaitingNews();
    news.add(ticket(1, 10));
    news.add({ name: 'missed' });
    news.add(ticket(2, 11));
    expect(news.take()).toEqual({ tickets: [], users: [], changes: [], missed: true });
    expect(news.take()).toEqual({ tickets: [], users: [], changes: [], missed: false });
  });

  it('never pile up: beyond 5,000 entries, of however many tickets, everybody looks anew', () => {
    const news = new WaitingNews();
    for (let id = 1; id <= 5_000; id++) news.add(ticket(id % 3, id));
    expect(news.take()).toMatchObject({ missed: false });
    for (let id = 1; id <= 5_001; id++) news.add(ticket(7, id));
    expect(news.take()).toEqual({ tickets: [], users: [], changes: [], missed: true });
    for (let id = 1; id <= 5_001; id++) news.add({ name: 'ticket', ticketId: id, entryIds: [] });
    expect(news.take()).toEqual({ tickets: [], users: [], changes: [], missed: true });
    news.add({ name: 'ticket', ticketId: 1, entryIds: Array.from({ length: 5_001 }, (_, at) => at) });
    expect(news.take()).toEqual({ tickets: [], users: [], changes: [], missed: true });
    // What was lost or taken is counted no more.
    for (let id = 1; id <= 5_000; id++) news.add(ticket(7, id));
    expect(news.take().tickets[0]!.entryIds).toHaveLength(5_000);
  });

  it('leave the signals as they are: others hear them too', () => {
    const news = new WaitingNews();
    const signals = [ticket(1, 10), ticket(1, 11)];
    for (const signal of signals) news.add(signal);
    news.take();
    expect(signals).toEqual([ticket(1, 10), ticket(1, 11)]);
  });

  it('tell a thing that changed several times once, and too many things as a look anew', () => {
    const news = new WaitingNews();
    const change = (id: number) => ({ kind: 'ROLE', id, organizationId: 1 });
    for (const id of [1, 2, 1]) news.add({ name: 'administration', ...change(id) });
    expect(news.take()).toMatchObject({ changes: [change(1), change(2)], missed: false });
    for (let id = 1; id <= 501; id++) news.add({ name: 'administration', ...change(id) });
    expect(news.take()).toMatchObject({ changes: [], missed: true });
  });
});
