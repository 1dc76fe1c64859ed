/** One column of a list of tickets; its key is also the sort field of the API. */
export interface TicketColumn {
  readonly key: string;
  /** True when lists can be sorted by it. */
  readonly sortable: boolean;
  /** Only shown to the provider's people. */
  readonly providerOnly?: boolean;
}

/** The columns of a list of tickets, in their default order. */
export const ticketColumns = [
  { key: 'NUMBER', sortable: true },
  { key: 'SUBJECT', sortable: false },
  { key: 'STATUS', sortable: true },
  { key: 'PRIORITY', sortable: true },
  { key: 'TYPE', sortable: false },
  { key: 'SYSTEM', sortable: false },
  { key: 'ORGANIZATION', sortable: false, providerOnly: true },
  { key: 'AUTHOR', sortable: false },
  { key: 'ASSIGNEE', sortable: false },
  { key: 'CREATED', sortable: true },
  { key: 'UPDATED', sortable: true },
] as const satisfies readonly TicketColumn[];
/** Key of a column, see {@link ticketColumns}. */
export type TicketColumnKey = (typeof ticketColumns)[number]['key'];

/** What a list can be sorted by. */
export const ticketSortFields = ['NUMBER', 'STATUS', 'PRIORITY', 'CREATED', 'UPDATED'] as const;
/** Sort field of a list, see {@link ticketSortFields}. */
export type TicketSortField = (typeof ticketSortFields)[number];
