import type { CalendarExceptionKind, TicketStatus } from '@supportal/domain';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/date-time';
import { TicketStatusEnum } from './ticket.enums';
import { TicketEvent } from './ticket-event.entity';
import { Ticket } from './ticket.entity';

export const ReckoningReasonEnum = {
  WORKING: 'WORKING',
  BREAK: 'BREAK',
  OUTSIDE_HOURS: 'OUTSIDE_HOURS',
  WEEKEND: 'WEEKEND',
  DAY_OFF: 'DAY_OFF',
} as const;
registerEnumType(ReckoningReasonEnum, {
  name: 'ReckoningReason',
  description: 'Why time counts or does not.',
});
const ExceptionKindEnum = { DAY_OFF: 'DAY_OFF', SHORTENED: 'SHORTENED', EXTRA: 'EXTRA' } as const;
registerEnumType(ExceptionKindEnum, {
  name: 'CalendarExceptionKind',
  description: 'How a date differs from its weekday.',
});

/** A step open to the viewer now. */
@ObjectType('TransitionOption', { description: 'A step open to the viewer now.' })
export class TransitionOptionType {
  @Field(() => TicketStatusEnum, { description: 'Where to.' })
  to!: TicketStatus;
  @Field(() => Boolean, { description: 'True when the step needs a comment.' })
  commentRequired!: boolean;
}

/** A piece of time, counted or skipped. */
@ObjectType('ReckoningSegment', { description: 'A piece of time, counted or skipped.' })
export class ReckoningSegmentType {
  @Field(() => DateTime, { description: 'From, included.' })
  from!: Date;
  @Field(() => DateTime, { description: 'To, excluded.' })
  to!: Date;
  @Field(() => Boolean, { description: 'True when it counts as working time.' })
  counted!: boolean;
  @Field(() => ReckoningReasonEnum, { description: 'Why.' })
  reason!: keyof typeof ReckoningReasonEnum;
  @Field(() => ExceptionKindEnum, {
    nullable: true,
    description: 'The exception of the calendar that decided it.',
  })
  exception!: CalendarExceptionKind | null;
  @Field(() => String, {
    nullable: true,
    description: 'Note of the exception, such as the name of a holiday.',
  })
  note!: string | null;
}

/** When a waiting ticket moves by itself. */
@ObjectType('Deadline', { description: 'When a waiting ticket moves by itself.' })
export class DeadlineType {
  ticket!: Ticket;
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
  @Field(() => TicketStatusEnum, { description: 'The status it moves to.' })
  leadsTo!: TicketStatus;
  @Field(() => DateTime, { description: 'Since when it waits.' })
  startedAt!: Date;
  @Field(() => Int, { description: 'Working seconds left at `asOf`.' })
  remainingSeconds!: number;
  @Field(() => DateTime, { description: 'The moment of the reckoning.' })
  asOf!: Date;
  @Field(() => Boolean, { description: 'True while working time runs.' })
  running!: boolean;
  @Field(() => ReckoningReasonEnum, {
    nullable: true,
    description: 'Why the clock stands; null while it runs.',
  })
  pausedReason!: keyof typeof ReckoningReasonEnum | null;
  @Field(() => DateTime, { nullable: true, description: 'When the clock goes on; null while it runs.' })
  resumesAt!: Date | null;
  @Field(() => String, { description: 'Time zone of the working hours.' })
  timeZone!: string;
}

/** A piece of the history, oldest first. */
@ObjectType('TimelinePage', { description: 'A piece of the history, oldest first.' })
export class TimelinePageType {
  @Field(() => [TicketEvent], { description: 'The entries.' })
  entries!: TicketEvent[];
  @Field(() => Boolean, { description: 'True when there are older entries.' })
  hasEarlier!: boolean;
}

/** Where a page ends. */
@ObjectType('PageInfo', { description: 'Where a page ends.' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'True when there is a next page.' })
  hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' })
  endCursor!: string | null;
}

/** A row of a list. */
@ObjectType('TicketEdge', { description: 'A row of a list.' })
export class TicketEdgeType {
  @Field(() => String, { description: 'Pass it as `after` to begin behind this row.' })
  cursor!: string;
  @Field(() => Ticket, { description: 'The ticket.' })
  node!: Ticket;
}

/** A page of tickets. */
@ObjectType('TicketConnection', { description: 'A page of tickets.' })
export class TicketConnectionType {
  @Field(() => [TicketEdgeType], { description: 'The rows.' })
  edges!: TicketEdgeType[];
  @Field(() => PageInfoType, { description: 'Where the page ends.' })
  pageInfo!: PageInfoType;
  /** Counts only when asked. */
  count!: () => Promise<number>;
}

/** How many tickets have a status. */
@ObjectType('StatusCount', { description: 'How many tickets have a status.' })
export class StatusCountType {
  @Field(() => TicketStatusEnum, { description: 'The status.' })
  status!: TicketStatus;
  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

/** How many tickets are open; at most 1001 are counted, which means “more than 1000”. */
@ObjectType('TicketCounters', {
  description: 'How many tickets are open; at most 1001 are counted, which means “more than 1000”.',
})
export class TicketCountersType {
  @Field(() => Int, { description: 'Mine.' })
  mine!: number;
  @Field(() => Int, { nullable: true, description: 'All in my reach; null without that tab.' })
  all!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of the people I lead; null without that tab.' })
  group!: number | null;
  @Field(() => Int, { nullable: true, description: 'New and not taken by anybody; null for customers.' })
  unassigned!: number | null;
  @Field(() => [StatusCountType], { description: 'By status: all in my reach, or mine without that tab.' })
  byStatus!: StatusCountType[];
}

/** A ticket of the list changed. */
@ObjectType('TicketListChange', { description: 'A ticket of the list changed.' })
export class TicketListChangeType {
  @Field(() => Int, { description: 'The ticket.' })
  ticketId!: number;
  @Field(() => Ticket, {
    nullable: true,
    description: 'As this viewer sees it now; null when it is no longer visible.',
  })
  ticket!: Ticket | null;
  @Field(() => Boolean, {
    description: 'True when it belongs to the tab and filter that were subscribed to.',
  })
  matches!: boolean;
}

/** A ticket changed. */
@ObjectType('TicketChange', { description: 'A ticket changed.' })
export class TicketChangeType {
  @Field(() => Int, { description: 'The ticket.' })
  ticketId!: number;
  @Field(() => Ticket, {
    nullable: true,
    description: 'As this viewer sees it now; null when it is no longer visible.',
  })
  ticket!: Ticket | null;
  @Field(() => [TicketEvent], { description: 'Entries this change added to the history.' })
  entries!: TicketEvent[];
}
