/** What specs look at on a ticket. */
const shown = `id number version subject body status type priority answered reopenCount
  author { id fullName } assignee { id fullName } firstResponseAt closedAt updatedAt
  deadline { at leadsTo running remainingSeconds pausedReason resumesAt }
  abilities transitions { to commentRequired } ratings { cycle score comment }
  attachments { id name url }
  timeline { hasEarlier entries { id kind source fromStatus toStatus hours score actor { id } oldAssignee { id } newAssignee { id }
    oldPriority newPriority oldType newType message { id body internal attachments { id name } } } }`;

/** Documents used by many specs. */
export const documents = {
  ticket: `query ($id: Int!) { ticket(id: $id) { ${shown} } }`,
  create: `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ${shown} } }`,
  take: `mutation ($input: TakeTicketInput!) { takeTicket(input: $input) { ${shown} } }`,
  move: `mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { ${shown} } }`,
  comment: `mutation ($input: AddCommentInput!) { addComment(input: $input) { ${shown} } }`,
  assign: `mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { ${shown} } }`,
  correct: `mutation ($input: CorrectTicketInput!) { correctTicket(input: $input) { ${shown} } }`,
  extend: `mutation ($input: ExtendWaitInput!) { extendWait(input: $input) { ${shown} } }`,
  rate: `mutation ($input: RateTicketInput!) { rateTicket(input: $input) { ${shown} } }`,
  list: `query ($tab: TicketTab!, $filter: TicketFilter, $sort: TicketSort, $first: Int, $after: String) {
    tickets(tab: $tab, filter: $filter, sort: $sort, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id number subject status author { fullName } assignee { fullName } system { name } } } } }`,
  counters: `{ ticketCounters { mine all group unassigned byStatus { status count } } }`,
  signIn: `mutation ($input: SignInInput!) { signIn(input: $input) { mustChangePassword viewer { id login fullName permissions tabs organization { name kind } } } }`,
  session: `{ session { mustChangePassword expiresAt viewer { id fullName tabs permissions isSpecialist } } }`,
  ticketChanged: `subscription ($id: Int!) { ticketChanged(id: $id) { refresh ticketId ticket { ${shown} } entries { id kind message { body internal } } } }`,
  ticketListChanged: `subscription ($tab: TicketTab!, $filter: TicketFilter) { ticketListChanged(tab: $tab, filter: $filter) { refresh ticketId matches ticket { id subject status } } }`,
  ticketCountersChanged: `subscription { ticketCountersChanged { mine all group unassigned } }`,
  sessionChanged: `subscription { sessionChanged { viewer { id tabs permissions } } }`,
} as const;

/** A ticket as {@link documents} show it. */
export interface ShownTicket {
  id: number;
  number: string;
  version: number;
  subject: string;
  body: string;
  status: string;
  type: string;
  priority: string;
  answered: boolean;
  reopenCount: number;
  author: { id: number; fullName: string };
  assignee: { id: number; fullName: string } | null;
  firstResponseAt: string | null;
  closedAt: string | null;
  updatedAt: string;
  deadline: {
    at: string;
    leadsTo: string;
    running: boolean;
    remainingSeconds: number;
    pausedReason: string | null;
    resumesAt: string | null;
  } | null;
  abilities: string[];
  transitions: { to: string; commentRequired: boolean }[];
  ratings: { cycle: number; score: number; comment: string }[];
  attachments: { id: number; name: string; url: string }[];
  timeline: { hasEarlier: boolean; entries: ShownEntry[] };
}
/** An entry of the history. */
export interface ShownEntry {
  id: number;
  kind: string;
  source: string;
  fromStatus: string | null;
  toStatus: string | null;
  hours: number | null;
  score: number | null;
  actor: { id: number } | null;
  oldAssignee: { id: number } | null;
  newAssignee: { id: number } | null;
  message: {
    id: number;
    body: string;
    internal: boolean;
    attachments: { id: number; name: string }[];
  } | null;
}
