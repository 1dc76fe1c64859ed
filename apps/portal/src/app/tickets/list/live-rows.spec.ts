import { signal } from '@angular/core';
import { defaultSort } from './list-query';
import { LiveRows, glowTime, type ShownRows } from './live-rows';
import { ticket, tickets } from './testing/tickets';

function listOf(...ids: number[]) {
  const shown = signal<ShownRows>({ rows: tickets(...ids), hasNextPage: false, sort: defaultSort });
  return { shown, live: new LiveRows(shown) };
}
const change = (id: number, matches = true) => ({ ticketId: id, ticket: ticket(id), matches });

describe('live rows', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('makes a changed row glow for a moment', () => {
    const { live } = listOf(3, 2, 1);
    expect(live.accept(change(2))).toBe(false);
    expect([...live.glowing()]).toEqual([2]);
    jest.advanceTimersByTime(glowTime);
    expect(live.glowing().size).toBe(0);
  });

  it('glows from anew when the row changes again', () => {
    const { live } = listOf(3, 2, 1);
    live.accept(change(2));
    jest.advanceTimersByTime(glowTime - 1);
    live.accept(change(2));
    jest.advanceTimersByTime(glowTime - 1);
    expect([...live.glowing()]).toEqual([2]);
  });

  it('marks a row that left the list and keeps it, until it comes back', () => {
    const { live } = listOf(3, 2, 1);
    live.accept(change(2, false));
    expect([...live.left()]).toEqual([2]);
    live.accept(change(2));
    expect(live.left().size).toBe(0);
  });

  it('lets new tickets wait, each once, until they are shown', () => {
    const { live, shown } = listOf(3, 2, 1);
    live.accept(change(5));
    live.accept(change(5));
    live.accept(change(4));
    expect(live.waiting().size).toBe(2);
    const before = live.snapshot();
    live.accept(change(6));
    shown.update((was) => ({ ...was, rows: tickets(5, 4, 3, 2, 1) }));
    live.settle(before, true);
    expect([...live.waiting()]).toEqual([6]);
    expect([...live.glowing()]).toEqual([5, 4]);
  });

  it('forgets a waiting ticket that no longer matches or may no longer be seen', () => {
    const { live } = listOf(3, 2, 1);
    live.accept(change(5));
    live.accept(change(4));
    live.accept(change(5, false));
    live.accept({ ticketId: 4, ticket: null, matches: false });
    expect(live.waiting().size).toBe(0);
  });

  it('tells when a row on the screen has to go', () => {
    const { live } = listOf(3, 2, 1);
    expect(live.accept({ ticketId: 2, ticket: null, matches: false })).toBe(true);
    expect(live.accept({ ticketId: 9, ticket: null, matches: false })).toBe(false);
  });

  it('ignores a ticket that belongs to a page which is not loaded', () => {
    const { live, shown } = listOf(8, 7, 6);
    shown.update((was) => ({ ...was, hasNextPage: true }));
    live.accept(change(2));
    expect(live.waiting().size).toBe(0);
    live.accept(change(9));
    expect([...live.waiting()]).toEqual([9]);
  });

  it('drops the marks of what was known when the list was asked for, not of what came later', () => {
    const { live } = listOf(3, 2, 1);
    live.accept(change(3, false));
    const before = live.snapshot();
    live.accept(change(1, false));
    live.settle(before);
    expect([...live.left()]).toEqual([1]);
    live.clear();
    expect(live.left().size).toBe(0);
  });
});
