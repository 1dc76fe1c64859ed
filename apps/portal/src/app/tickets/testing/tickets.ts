import type { CardTicket, Entry } from '../card/ticket-view';

const at = '2026-11-23T09:00:00.000Z';

/** A person of the customer, or a specialist. */
export const person = (id: number, fullName: string, isSpecialist = false) => ({
  __typename: 'Person' as const,
  id,
  fullName,
  organizationId: isSpecialist ? 1 : 2,
  isSpecialist,
  active: true,
});

/** The customer who looks at the card, see `sessionOf`. */
export const customer = person(7, 'Иванов Иван Иванович');
/** A specialist. */
export const specialist = person(3, 'Соколова Марина', true);

/** A ticket as the API answers it for the card. */
export const cardTicket = (own: Partial<CardTicket> = {}) => ({
  __typename: 'Ticket' as const,
  id: 5,
  number: 'SUP-5',
  version: 1,
  subject: 'Не печатает',
  body: 'Описание',
  type: 'DEFECT' as const,
  priority: 'MEDIUM' as const,
  status: 'IN_PROGRESS' as const,
  answered: false,
  platformVersion: '',
  createdAt: at,
  updatedAt: at,
  statusChangedAt: at,
  firstResponseAt: null,
  closedAt: null,
  reopenCount: 0,
  system: { __typename: 'System' as const, id: 1, name: 'Касса' },
  environment: { __typename: 'Environment' as const, id: 1, name: 'Рабочая' },
  organization: { __typename: 'Organization' as const, id: 2, name: 'Ромашка' },
  group: { __typename: 'Group' as const, id: 4, name: 'Кассиры' },
  author: customer,
  assignee: specialist,
  deadline: null,
  attachments: [],
  ratings: [],
  abilities: [],
  transitions: [],
  ...own,
});

/** An entry of the event log. */
export const entry = (id: number, own: Partial<Entry> = {}): Entry => ({
  __typename: 'TimelineEntry',
  id,
  at,
  kind: 'COMMENTED',
  source: 'PORTAL',
  fromStatus: null,
  toStatus: null,
  oldType: null,
  newType: null,
  oldPriority: null,
  newPriority: null,
  hours: null,
  score: null,
  actor: specialist,
  oldAssignee: null,
  newAssignee: null,
  message: null,
  ...own,
});

/** The words of an entry. */
export const words = (id: number, body: string, internal = false): NonNullable<Entry['message']> => ({
  __typename: 'Message',
  id,
  body,
  internal,
  attachments: [],
});

/** A ticket with its event log, as the query of the card brings it. */
export const withTimeline = (
  ticket: ReturnType<typeof cardTicket> | CardTicket,
  entries: readonly Entry[],
  hasEarlier = false,
) => ({
  ...ticket,
  timeline: { __typename: 'TimelinePage' as const, entries, hasEarlier },
});
