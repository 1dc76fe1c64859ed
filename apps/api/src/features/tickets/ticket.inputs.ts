import {
  limits,
  type TicketPriority,
  type TicketSortField,
  type TicketStatus,
  type TicketType,
} from '@supportal/domain';
import { Field, InputType, Int } from 'type-graphql';
import { AtMost, Between, Filled, SingleLine, Text } from '../../platform/graphql/rules';
import {
  SortDirectionEnum,
  TicketPriorityEnum,
  TicketSortFieldEnum,
  TicketStatusEnum,
  TicketTypeEnum,
} from './ticket.enums';

const keyDescription =
  'Made by the client, up to 64 characters: a retry with the same key does nothing twice.';

/** A new ticket. */
@InputType({ description: 'A new ticket.' })
export class CreateTicketInput {
  @Field(() => String, {
    description:
      'Made by the client, up to 64 characters: the same key and content again returns the same ticket.',
  })
  @Text(limits.idempotencyKey)
  @Filled()
  key!: string;
  @Field(() => String, { description: 'What it is about, in one line of up to 255 characters.' })
  @Text(limits.subject)
  @SingleLine()
  @Filled()
  subject!: string;
  @Field(() => String, { description: 'Markdown, up to 16,000 characters.' })
  @Text(limits.body)
  @Filled()
  body!: string;
  @Field(() => TicketTypeEnum, { description: 'What the ticket is about.' })
  type!: TicketType;
  @Field(() => TicketPriorityEnum, { description: 'How urgent it is.' })
  priority!: TicketPriority;
  @Field(() => Int, { description: 'A system of one of my groups.' })
  systemId!: number;
  @Field(() => Int, { description: 'Where the problem shows.' })
  environmentId!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'The group of mine to file it under; the first connected one by default.',
  })
  groupId?: number | null;
  @Field(() => String, { nullable: true, description: 'Version of the mobile or desktop app.' })
  @Text(limits.platformVersion)
  @SingleLine()
  platformVersion?: string | null;
  @Field(() => [Int], { nullable: true, description: 'Files uploaded before, at most 10.' })
  @AtMost(limits.filesPerMessage, 'tooManyFiles')
  attachmentIds?: number[] | null;
}

/** «Принять в работу». */
@InputType({ description: 'Takes a new or reopened ticket: the caller becomes its assignee.' })
export class TakeTicketInput {
  @Field(() => Int, { description: 'The ticket.' })
  id!: number;
  @Field(() => TicketStatusEnum, { description: 'The status the caller saw.' })
  from!: TicketStatus;
  @Field(() => String, { nullable: true, description: 'A public message, Markdown.' })
  @Text(limits.comment)
  comment?: string | null;
  @Field(() => String, { nullable: true, description: keyDescription })
  @Text(limits.idempotencyKey)
  key?: string | null;
}

/** A step of the life of a ticket. */
@InputType({ description: 'A step of the life of a ticket, with its comment and files: all or nothing.' })
export class ChangeTicketStatusInput {
  @Field(() => Int, { description: 'The ticket.' })
  id!: number;
  @Field(() => TicketStatusEnum, {
    description: 'The status the caller saw: CONFLICT when the ticket has moved.',
  })
  from!: TicketStatus;
  @Field(() => TicketStatusEnum, { description: 'Where to.' })
  to!: TicketStatus;
  @Field(() => String, { nullable: true, description: 'A public message, Markdown; some steps require it.' })
  @Text(limits.comment)
  comment?: string | null;
  @Field(() => [Int], { nullable: true, description: 'Files uploaded before, at most 10.' })
  @AtMost(limits.filesPerMessage, 'tooManyFiles')
  attachmentIds?: number[] | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'The newest entry the caller saw: CONFLICT when somebody else wrote a public message after it.',
  })
  seenEntryId?: number | null;
  @Field(() => String, { nullable: true, description: keyDescription })
  @Text(limits.idempotencyKey)
  key?: string | null;
}

/** A message or an internal note. */
@InputType({ description: 'A message or an internal note.' })
export class AddCommentInput {
  @Field(() => Int, { description: 'The ticket.' })
  id!: number;
  @Field(() => String, { description: 'Markdown; may be empty when there are files.' })
  @Text(limits.comment)
  body!: string;
  @Field(() => [Int], { nullable: true, description: 'Files uploaded before, at most 10.' })
  @AtMost(limits.filesPerMessage, 'tooManyFiles')
  attachmentIds?: number[] | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'An internal note: customers never learn of it.',
  })
  internal!: boolean;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The answer to a waiting ticket: also move it to IN_PROGRESS.',
  })
  returnToWork!: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      'With returnToWork: the newest entry the caller saw. CONFLICT when somebody else wrote a public message after it.',
  })
  seenEntryId?: number | null;
  @Field(() => String, { nullable: true, description: keyDescription })
  @Text(limits.idempotencyKey)
  key?: string | null;
}

/** A change of the assignee. */
@InputType({ description: 'A change of the assignee.' })
export class AssignTicketInput {
  @Field(() => Int, { description: 'The ticket.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw: CONFLICT when the ticket has changed.' })
  version!: number;
  @Field(() => Int, { nullable: true, description: 'Null returns the ticket to the queue.' })
  assigneeId?: number | null;
}

/** A correction of type or priority. */
@InputType({ description: 'A correction of type or priority; what is left out stays.' })
export class CorrectTicketInput {
  @Field(() => Int, { description: 'The ticket.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw: CONFLICT when the ticket has changed.' })
  version!: number;
  @Field(() => TicketTypeEnum, { nullable: true, description: 'The right type.' })
  type?: TicketType | null;
  @Field(() => TicketPriorityEnum, { nullable: true, description: 'The right priority.' })
  priority?: TicketPriority | null;
}

/** More time for a waiting ticket. */
@InputType({ description: 'More time for a waiting ticket.' })
export class ExtendWaitInput {
  @Field(() => Int, { description: 'The ticket.' })
  id!: number;
  @Field(() => TicketStatusEnum, {
    nullable: true,
    description: 'The status the caller saw: CONFLICT when the ticket awaits something else by now.',
  })
  from?: TicketStatus | null;
  @Field(() => Int, { description: 'Working hours to add, 1 to 400.' })
  @Between(1, limits.extendHoursMax)
  hours!: number;
  @Field(() => String, { description: 'Why; a public message.' })
  @Text(limits.comment)
  @Filled()
  comment!: string;
  @Field(() => String, { nullable: true, description: keyDescription })
  @Text(limits.idempotencyKey)
  key?: string | null;
}

/** How the customer judges the closing. */
@InputType({ description: 'How the customer judges the closing.' })
export class RateTicketInput {
  @Field(() => Int, { description: 'The ticket.' })
  id!: number;
  @Field(() => Int, { description: '1 (bad) to 5 (good).' })
  @Between(1, limits.ratingMax)
  score!: number;
  @Field(() => String, { nullable: true, description: 'In words, up to 2000 characters.' })
  @Text(2000)
  comment?: string | null;
}

/** Which tickets of a tab. */
@InputType({ description: 'OR inside a list, AND between fields.' })
export class TicketFilter {
  @Field(() => [TicketStatusEnum], { nullable: true, description: 'Any of these statuses.' })
  statuses?: TicketStatus[] | null;
  @Field(() => [TicketTypeEnum], { nullable: true, description: 'Any of these types.' })
  types?: TicketType[] | null;
  @Field(() => [TicketPriorityEnum], { nullable: true, description: 'Any of these priorities.' })
  priorities?: TicketPriority[] | null;
  @Field(() => String, { nullable: true, description: 'Contained in number or subject; any case, ё = е.' })
  @Text(limits.searchText)
  text?: string | null;
}

/** In what order. */
@InputType({ description: 'The order of a list; equal values are ordered by number.' })
export class TicketSort {
  @Field(() => TicketSortFieldEnum, { description: 'What to sort by.' })
  field!: TicketSortField;
  @Field(() => SortDirectionEnum, { description: 'Smallest or greatest first.' })
  direction!: 'ASC' | 'DESC';
}
