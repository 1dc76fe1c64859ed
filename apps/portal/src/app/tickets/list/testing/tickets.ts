import type { TicketRowFragment } from '../../ticket.fragments.generated';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString();

const person = (id: number, fullName: string): NonNullable<TicketRowFragment['assignee']> => ({
  __typename: 'Person',
  id,
  fullName,
  organizationId: 2,
  isSpecialist: false,
  active: true,
});

/** A ticket of a list; tickets with greater ids changed later. */
export const ticket = (id: number, own: Partial<TicketRowFragment> = {}): TicketRowFragment => ({
  __typename: 'Ticket',
  id,
  number: `SUP-${id}`,
  version: 1,
  subject: `Тема ${id}`,
  type: 'DEFECT',
  priority: 'MEDIUM',
  status: 'NEW',
  answered: false,
  createdAt: at(id),
  updatedAt: at(id),
  statusChangedAt: at(id),
  abilities: [],
  system: { __typename: 'System', id: 1, name: 'Касса' },
  organization: { __typename: 'Organization', id: 2, name: 'Ромашка' },
  author: person(7, 'Иванов Пётр'),
  assignee: null,
  deadline: null,
  ...own,
});

/** Tickets with these ids. */
export const tickets = (...ids: number[]): TicketRowFragment[] => ids.map((id) => ticket(id));
