import {
  ticketAbilities,
  ticketEventKinds,
  ticketPriorities,
  ticketSortFields,
  ticketStatuses,
  ticketTabs,
  ticketTypes,
  changeSources,
} from '@supportal/domain';
import { registerEnumType } from 'type-graphql';

const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };

function graphqlEnum<T extends string>(name: string, description: string, values: readonly T[]) {
  const type = enumOf(values);
  registerEnumType(type, { name, description });
  return type;
}

export const TicketStatusEnum = graphqlEnum(
  'TicketStatus',
  'Status of a ticket, in the order of its life.',
  ticketStatuses,
);
export const TicketTypeEnum = graphqlEnum('TicketType', 'What a ticket is about.', ticketTypes);
export const TicketPriorityEnum = graphqlEnum('TicketPriority', 'How urgent a ticket is.', ticketPriorities);
export const TicketTabEnum = graphqlEnum('TicketTab', 'A tab of the page of tickets.', ticketTabs);
export const TicketSortFieldEnum = graphqlEnum(
  'TicketSortField',
  'What a list is sorted by.',
  ticketSortFields,
);
export const SortDirectionEnum = graphqlEnum('SortDirection', 'Smallest or greatest first.', [
  'ASC',
  'DESC',
] as const);
export const ChangeSourceEnum = graphqlEnum('ChangeSource', 'Where a change came from.', changeSources);
export const TicketEventKindEnum = graphqlEnum(
  'TicketEventKind',
  'What an entry of the event log tells.',
  ticketEventKinds,
);
export const TicketAbilityEnum = graphqlEnum(
  'TicketAbility',
  'One thing the viewer may do with a ticket now.',
  ticketAbilities,
);
