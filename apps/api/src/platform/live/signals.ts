/** A ticket changed; the entries of its log say how. */
export interface TicketSignal {
  readonly ticketId: number;
  readonly entryIds: readonly number[];
}

/** Rights, account, preferences or sessions of a user changed. */
export interface UserSignal {
  readonly userId: number;
  readonly endedSessionId?: number;
}

/** Something that administrators look at changed. */
export interface AdministrationSignal {
  /** What kind of thing. */
  readonly kind: string;
  readonly id: number;
  /** Whose it is; null for what belongs to nobody. */
  readonly organizationId: number | null;
}

/** What is told at once to everybody who looks: ids only, what may be seen is read at delivery. */
export type LiveSignal =
  | ({ readonly name: 'ticket' } & TicketSignal)
  | ({ readonly name: 'user' } & UserSignal)
  | ({ readonly name: 'administration' } & AdministrationSignal)
  /** Signals may have been lost on their way to this node. */
  | { readonly name: 'missed' };
