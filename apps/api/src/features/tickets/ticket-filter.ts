import { parseTicketNumber, searchKey } from '@supportal/domain';
import type { TicketFilter } from './ticket.inputs';
import type { Ticket } from './ticket.entity';

/** Whether a filter holds for one ticket: the rule that `TicketList` states as SQL. */
export function isMatching(filter: TicketFilter | null, ticket: Ticket): boolean {
  const { statuses, types, priorities, text } = filter ?? {};
  return (
    (!statuses || statuses.includes(ticket.status)) &&
    (!types || types.includes(ticket.type)) &&
    (!priorities || priorities.includes(ticket.priority)) &&
    (!text?.trim() || isContained(text, ticket))
  );
}

const isContained = (text: string, ticket: Ticket): boolean =>
  ticket.searchText.includes(searchKey(text)) || parseTicketNumber(text) === ticket.id;
