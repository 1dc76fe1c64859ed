import type { CalendarExceptionKind, TicketStatus } from '@supportal/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/date-time';
import { describedEnum } from '../../platform/graphql/described-enum';
import { TicketStatusEnum } from '../tickets/ticket.enums';
import { Ticket } from '../tickets/ticket.entity';

export const ReckoningReasonEnum = describedEnum('ReckoningReason', 'Why time counts or does not.', {
  WORKING: 'Working hours.',
  BREAK: 'Between the working hours of one day.',
  OUTSIDE_HOURS: 'Before or after the working hours of a day.',
  WEEKEND: 'A weekday without working hours.',
  DAY_OFF: 'A date without working hours, such as a holiday.',
});
const ExceptionKindEnum = describedEnum<CalendarExceptionKind>(
  'CalendarExceptionKind',
  'How a date differs from its weekday.',
  { DAY_OFF: 'Without working hours.', SHORTENED: 'With fewer of them.', EXTRA: 'With extra ones.' },
);

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
