const answer = '{ id status version assignee { id } }';
const mutation = (field: string, input: string): string =>
  `mutation ($input: ${input}!) { ${field}(input: $input) ${answer} }`;

/** The mutations of a ticket with a short answer: races are about the server, not about drawing cards. */
export const mutations = {
  create: mutation('createTicket', 'CreateTicketInput'),
  take: mutation('takeTicket', 'TakeTicketInput'),
  move: mutation('changeTicketStatus', 'ChangeTicketStatusInput'),
  comment: mutation('addComment', 'AddCommentInput'),
  assign: mutation('assignTicket', 'AssignTicketInput'),
  correct: mutation('correctTicket', 'CorrectTicketInput'),
  extend: mutation('extendWait', 'ExtendWaitInput'),
  rate: mutation('rateTicket', 'RateTicketInput'),
} as const;

/** A ticket as {@link mutations} answer it. */
export interface AnsweredTicket {
  readonly id: number;
  readonly status: string;
  readonly version: number;
  readonly assignee: { readonly id: number } | null;
}
