import type { Permission } from '@supportal/domain';
import { administrativeOperations } from './administrative-operations';

/** Somebody before whom every operation is tried. */
export interface Caller {
  readonly isProvider: boolean;
  has(right: Permission): boolean;
}
/** `OK`, or the code of the error. */
export type Outcome = string;

/** A root field as it is tried. */
export interface Operation {
  readonly document: string;
  /** The outcome for somebody who is signed in, said without any code of the product. */
  readonly outcome: (caller: Caller) => Outcome;
  /** Works for nobody in particular, with this outcome. */
  readonly signedOut?: Outcome;
  /** Works before the first password is changed, with this outcome. */
  readonly pending?: Outcome;
}

const sees = (c: Caller) => c.has('ticket.readAll') || (c.isProvider && c.has('ticket.process'));
const processes = (c: Caller) => c.isProvider && c.has('ticket.process');
const answers = (c: Caller) => !c.isProvider && sees(c) && c.has('ticket.reply');
const ofProvider = (c: Caller, ...rights: Permission[]) =>
  c.isProvider && rights.some((right) => c.has(right));
const organizationReaders: Permission[] = [
  'organization.edit',
  'group.connect',
  'audit.read',
  'user.read',
  'user.edit',
  'group.edit',
  'role.edit',
  'permissionSet.edit',
];
/** Refused by the first door, or lets it pass. */
const only = (allowed: boolean, then: Outcome): Outcome => (allowed ? then : 'FORBIDDEN');
const ofSeen = (c: Caller, then: Outcome): Outcome => (sees(c) ? then : 'NOT_FOUND');
const always = (outcome: Outcome) => () => outcome;

/**
 * Every root field, asked so that it changes nothing: on a NEW ticket of a colleague of the caller's organization,
 * group and system (`$ticket`), with inputs that are refused after the rights were checked.
 */
export const operations: Readonly<Record<string, Operation>> = {
  ...administrativeOperations,
  session: { document: '{ session { expiresAt } }', outcome: always('OK'), signedOut: 'OK', pending: 'OK' },
  sessions: { document: '{ sessions { id } }', outcome: always('OK') },
  revokeSession: { document: 'mutation { revokeSession(id: 0) }', outcome: always('NOT_FOUND') },
  ticket: { document: '{ ticket(id: $ticket) { id } }', outcome: (c) => ofSeen(c, 'OK') },
  tickets: { document: '{ tickets(tab: ALL) { totalCount } }', outcome: (c) => only(sees(c), 'OK') },
  ticketCounters: { document: '{ ticketCounters { mine } }', outcome: always('OK') },
  ticketForm: {
    document: '{ ticketForm { environments { id } } }',
    outcome: (c) => only(c.has('ticket.create'), 'OK'),
  },
  assignees: {
    document: '{ assignees(ticketId: $ticket) { id } }',
    outcome: (c) => only(c.isProvider && c.has('ticket.assign'), ofSeen(c, only(processes(c), 'OK'))),
  },
  signIn: {
    document: `mutation { signIn(input: { login: "${'x'.repeat(101)}", password: "x" }) { expiresAt } }`,
    outcome: always('BAD_USER_INPUT'),
    signedOut: 'BAD_USER_INPUT',
    pending: 'BAD_USER_INPUT',
  },
  changePassword: {
    document:
      'mutation { changePassword(input: { currentPassword: "x", newPassword: "short" }) { expiresAt } }',
    outcome: always('BAD_USER_INPUT'),
    pending: 'BAD_USER_INPUT',
  },
  updatePreferences: {
    document: 'mutation { updatePreferences(input: { timeZone: "Mars/Olympus" }) { id } }',
    outcome: always('BAD_USER_INPUT'),
  },
  createTicket: {
    document: `mutation { createTicket(input: { key: "k", subject: "s", body: "b", type: DEFECT, priority: LOW,
      systemId: 0, environmentId: 0 }) { id } }`,
    outcome: (c) => only(c.has('ticket.create'), 'BAD_USER_INPUT'),
  },
  takeTicket: {
    document: 'mutation { takeTicket(input: { id: $ticket, from: REOPENED }) { id } }',
    outcome: (c) => only(processes(c), 'CONFLICT'),
  },
  changeTicketStatus: {
    document: 'mutation { changeTicketStatus(input: { id: $ticket, from: REOPENED, to: CLOSED }) { id } }',
    outcome: (c) => ofSeen(c, 'CONFLICT'),
  },
  addComment: {
    document: 'mutation { addComment(input: { id: $ticket, body: " " }) { id } }',
    outcome: (c) => ofSeen(c, only(processes(c) || answers(c), 'BAD_USER_INPUT')),
  },
  assignTicket: {
    document: 'mutation { assignTicket(input: { id: $ticket, version: 999 }) { id } }',
    outcome: (c) => only(c.isProvider && c.has('ticket.assign'), ofSeen(c, only(processes(c), 'CONFLICT'))),
  },
  correctTicket: {
    document: 'mutation { correctTicket(input: { id: $ticket, version: 999, type: OUTAGE }) { id } }',
    outcome: (c) => only(processes(c), 'CONFLICT'),
  },
  extendWait: {
    document: 'mutation { extendWait(input: { id: $ticket, hours: 1, comment: "x" }) { id } }',
    outcome: (c) => only(processes(c), 'CONFLICT'),
  },
  rateTicket: {
    document: 'mutation { rateTicket(input: { id: $ticket, score: 1 }) { id } }',
    outcome: (c) => ofSeen(c, only(answers(c), 'CONFLICT')),
  },
  systems: {
    document: '{ systems { id groupCount } }',
    outcome: (c) => only(ofProvider(c, 'directory.edit', 'group.connect'), 'OK'),
  },
  environments: {
    document: '{ environments { id } }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'OK'),
  },
  checklists: {
    document: '{ checklists { version } }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'OK'),
  },
  workCalendars: {
    document: '{ workCalendars { id } }',
    outcome: (c) => only(ofProvider(c, 'calendar.edit', 'organization.edit'), 'OK'),
  },
  workCalendar: {
    document: '{ workCalendar(id: 0) { id } }',
    outcome: (c) => only(ofProvider(c, 'calendar.edit', 'organization.edit'), 'NOT_FOUND'),
  },
  productionCalendar: {
    document: '{ productionCalendar(year: 2026) { date } }',
    outcome: (c) => only(ofProvider(c, 'calendar.edit'), 'OK'),
  },
  organizations: {
    document: '{ organizations { totalCount } }',
    outcome: (c) => only(ofProvider(c, ...organizationReaders), 'OK'),
  },
  organization: {
    document: '{ organization(id: 0) { id } }',
    outcome: (c) => only(ofProvider(c, ...organizationReaders), 'NOT_FOUND'),
  },
  auditLog: { document: '{ auditLog { totalCount } }', outcome: (c) => only(c.has('audit.read'), 'OK') },
  createSystem: {
    document: 'mutation { createSystem(input: { name: "Касса" }) { id } }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'BAD_USER_INPUT'),
  },
  updateSystem: {
    document: 'mutation { updateSystem(input: { id: 0, version: 1, name: "x", active: true }) { id } }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'NOT_FOUND'),
  },
  deleteSystem: {
    document: 'mutation { deleteSystem(id: 0, version: 1) }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'NOT_FOUND'),
  },
  createEnvironment: {
    document: 'mutation { createEnvironment(input: { name: "Тестовая" }) { id } }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'BAD_USER_INPUT'),
  },
  updateEnvironment: {
    document: 'mutation { updateEnvironment(input: { id: 0, version: 1, name: "x", active: true }) { id } }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'NOT_FOUND'),
  },
  deleteEnvironment: {
    document: 'mutation { deleteEnvironment(id: 0, version: 1) }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'NOT_FOUND'),
  },
  updateChecklist: {
    document:
      'mutation { updateChecklist(input: { ticketType: DEFECT, version: 0, items: [] }) { version } }',
    outcome: (c) => only(ofProvider(c, 'directory.edit'), 'CONFLICT'),
  },
  createWorkCalendar: {
    document: 'mutation { createWorkCalendar(input: { name: "x", timeZone: "UTC", week: [] }) { id } }',
    outcome: (c) => only(ofProvider(c, 'calendar.edit'), 'BAD_USER_INPUT'),
  },
  updateWorkCalendar: {
    document: `mutation { updateWorkCalendar(input: { id: 0, version: 1, name: "x", timeZone: "UTC", week: [] }) {
      effect { movedCount } } }`,
    outcome: (c) => only(ofProvider(c, 'calendar.edit'), 'NOT_FOUND'),
  },
  deleteWorkCalendar: {
    document: 'mutation { deleteWorkCalendar(id: 0, version: 1) }',
    outcome: (c) => only(ofProvider(c, 'calendar.edit'), 'NOT_FOUND'),
  },
  createOrganization: {
    document: 'mutation { createOrganization(input: { name: "Ромашка" }) { id } }',
    outcome: (c) => only(ofProvider(c, 'organization.edit'), 'BAD_USER_INPUT'),
  },
  updateOrganization: {
    document: `mutation { updateOrganization(input: { id: 0, version: 1, name: "x", active: true }) {
      organization { id } } }`,
    outcome: (c) => only(ofProvider(c, 'organization.edit'), 'NOT_FOUND'),
  },
  sessionChanged: {
    document: 'subscription { sessionChanged { expiresAt } }',
    outcome: always('OK'),
    pending: 'OK',
  },
  ticketListChanged: {
    document: 'subscription { ticketListChanged(tab: ALL) { ticketId } }',
    outcome: (c) => only(sees(c), 'OK'),
  },
  ticketChanged: {
    document: 'subscription { ticketChanged(id: $ticket) { ticketId } }',
    outcome: (c) => ofSeen(c, 'OK'),
  },
  ticketCountersChanged: {
    document: 'subscription { ticketCountersChanged { mine } }',
    outcome: always('OK'),
  },
  // The last: it ends the session.
  signOut: { document: 'mutation { signOut }', outcome: always('OK'), signedOut: 'OK', pending: 'OK' },
};

/** The document for a ticket. */
export const documentOf = (field: string, ticketId: number): string =>
  operations[field]!.document.replaceAll('$ticket', String(ticketId));

export const isSubscription = (field: string): boolean =>
  operations[field]!.document.startsWith('subscription');
