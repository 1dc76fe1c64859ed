import type {
  ChangeSource,
  TicketAbility,
  TicketEventKind,
  TicketPriority,
  TicketSortField,
  TicketStatus,
  TicketTab,
  TicketType,
} from '@supportal/domain';
import { describedEnum } from '../../platform/graphql/described-enum';

export const TicketStatusEnum = describedEnum<TicketStatus>(
  'TicketStatus',
  'Status of a ticket, in the order of its life.',
  {
    NEW: 'Новый: nobody has taken it yet.',
    REOPENED: 'Переоткрыт: closed before, nobody has taken it again yet.',
    IN_PROGRESS: 'В работе: a specialist has it.',
    AWAITING_INFO: 'В ожидании информации: the customer is asked; ends by itself.',
    AWAITING_FIX: 'В ожидании исправления: an outage or a defect is being fixed.',
    AWAITING_IMPLEMENTATION: 'В ожидании реализации: a requested feature is being made.',
    AWAITING_CLOSURE: 'В ожидании закрытия: solved, the customer is to confirm it; ends by itself.',
    CLOSED: 'Закрыт.',
  },
);
export const TicketTypeEnum = describedEnum<TicketType>('TicketType', 'What a ticket is about.', {
  OUTAGE: 'Авария: something that worked does not work at all.',
  DEFECT: 'Дефект: something works otherwise than it should.',
  CONSULTATION: 'Консультация: a question.',
  FEATURE_REQUEST: 'Запрос новой функциональности: something that does not exist yet.',
});
export const TicketPriorityEnum = describedEnum<TicketPriority>('TicketPriority', 'How urgent a ticket is.', {
  HIGH: 'Needs immediate attention.',
  MEDIUM: 'Needs attention soon, the main work goes on.',
  LOW: 'Can be solved later.',
});
export const TicketTabEnum = describedEnum<TicketTab>('TicketTab', 'A tab of the page of tickets.', {
  MINE: 'Мои тикеты: written by me; for specialists also assigned to me.',
  ALL: 'Все тикеты: everything in my reach.',
  GROUP: 'Тикеты моей группы: open tickets of the people I lead.',
});
export const TicketSortFieldEnum = describedEnum<TicketSortField>(
  'TicketSortField',
  'What a list is sorted by.',
  {
    NUMBER: 'By number.',
    STATUS: 'By the place of the status in the life of a ticket.',
    PRIORITY: 'By urgency.',
    CREATED: 'By the time of writing.',
    UPDATED: 'By the time of the last change.',
  },
);
export const SortDirectionEnum = describedEnum<'ASC' | 'DESC'>(
  'SortDirection',
  'Smallest or greatest first.',
  { ASC: 'Smallest first.', DESC: 'Greatest first.' },
);
export const ChangeSourceEnum = describedEnum<ChangeSource>('ChangeSource', 'Where a change came from.', {
  PORTAL: 'Somebody in the portal.',
  API: 'A program.',
  TIMER: 'The automation of waits.',
});
export const TicketEventKindEnum = describedEnum<TicketEventKind>(
  'TicketEventKind',
  'What an entry of the event log tells.',
  {
    CREATED: 'The ticket was written.',
    STATUS_CHANGED: 'The status changed.',
    COMMENTED: 'A public message was written.',
    NOTE_ADDED: 'An internal note was written; only people of the provider see it.',
    ASSIGNED: 'The assignee changed.',
    TYPE_CHANGED: 'The type was corrected.',
    PRIORITY_CHANGED: 'The priority was corrected.',
    WAIT_EXTENDED: 'A wait got more time.',
    DEADLINE_MOVED: 'The working hours changed, and the deadline with them.',
    REMINDED: 'The customer was reminded that the ticket waits.',
    RATED: 'The closing was rated.',
  },
);
export const TicketAbilityEnum = describedEnum<TicketAbility>(
  'TicketAbility',
  'One thing the viewer may do with a ticket now.',
  {
    COMMENT: 'Write a public message.',
    NOTE: 'Write an internal note.',
    TAKE: 'Take it: become the assignee.',
    ASSIGN: 'Give it to somebody.',
    CORRECT: 'Correct type and priority.',
    EXTEND_WAIT: 'Give the wait more time.',
    RATE: 'Rate the closing.',
    REOPEN: 'Reopen it.',
    RETURN_TO_WORK: 'Answer and return it to work in one step.',
  },
);
