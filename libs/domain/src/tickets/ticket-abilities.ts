/** What a viewer may do with one ticket now; computed by the server's policies and sent with the row. */
export const ticketAbilities = [
  'COMMENT',
  'NOTE',
  'TAKE',
  'ASSIGN',
  'CORRECT',
  'EXTEND_WAIT',
  'RATE',
  'REOPEN',
  'RETURN_TO_WORK',
] as const;
/** One thing a viewer may do with a ticket, see {@link ticketAbilities}. */
export type TicketAbility = (typeof ticketAbilities)[number];
