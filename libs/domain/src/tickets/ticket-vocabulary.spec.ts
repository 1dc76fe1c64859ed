import { ticketColumns, ticketSortFields } from './ticket-columns';
import { parseTicketNumber, ticketNumber } from './ticket-number';
import {
  openStatuses,
  priorityRank,
  statusRank,
  ticketPriorities,
  ticketStatuses,
  type TicketStatus,
} from './ticket-vocabulary';

describe('the vocabulary of tickets', () => {
  it('orders statuses by the life of a ticket, not by alphabet', () => {
    const life: TicketStatus[] = [
      'NEW',
      'REOPENED',
      'IN_PROGRESS',
      'AWAITING_INFO',
      'AWAITING_CLOSURE',
      'CLOSED',
    ];
    expect([...life].sort((a, b) => statusRank(a) - statusRank(b))).toEqual(life);
    expect(ticketStatuses.map(statusRank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('orders priorities by urgency', () => {
    expect(ticketPriorities.map(priorityRank)).toEqual([0, 1, 2]);
    expect(priorityRank('HIGH')).toBeLessThan(priorityRank('LOW'));
  });

  it('counts every status but the closed one as open', () => {
    expect(openStatuses).toHaveLength(ticketStatuses.length - 1);
    expect(openStatuses).not.toContain('CLOSED');
  });

  it('sorts by exactly the columns that say so', () => {
    const sortable = ticketColumns.filter((column) => column.sortable).map((column) => column.key);
    expect(sortable).toEqual([...ticketSortFields]);
  });
});

describe('the number of a ticket', () => {
  it('is read back as it is written', () => {
    for (const id of [1, 42, 1042, 999_999_999]) expect(parseTicketNumber(ticketNumber(id))).toBe(id);
    expect(ticketNumber(1042)).toBe('SUP-1042');
  });

  it.each([
    ['sup-7', 7],
    ['  SUP-7\n', 7],
    ['1042', 1042],
    ['007', 7],
  ])('is understood in %j', (text, id) => expect(parseTicketNumber(text)).toBe(id));

  it.each(['', 'SUP-', 'SUP 7', '7a', '-7', '1.5', '1e3', '0x10', '12345678901', 'SUP-7 SUP-8', '٧'])(
    'is not seen in %j',
    (text) => expect(parseTicketNumber(text)).toBeNull(),
  );
});
