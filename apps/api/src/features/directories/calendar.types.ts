import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarEffectType } from '../administration/calendar-effect.types';
import { WorkCalendarRow } from './work-calendar.entity';

/** A half-open span of a local day. */
@ObjectType('WorkInterval', { description: 'A half-open span of a local day.' })
export class WorkIntervalType {
  @Field(() => String, { description: 'From, included, such as `09:00`.' })
  from!: string;
  @Field(() => String, { description: 'To, excluded, at most `24:00`.' })
  to!: string;
}

/** The working hours of a weekday. */
@ObjectType('WorkDay', { description: 'The working hours of a weekday.' })
export class WorkDayType {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  weekday!: number;
  @Field(() => [WorkIntervalType], { description: 'None on a free day.' })
  intervals!: WorkIntervalType[];
}

/** A date whose working hours differ from those of its weekday. */
@ObjectType('WorkException', {
  description: 'A date whose working hours differ from those of its weekday.',
})
export class WorkExceptionType {
  @Field(() => String, { description: 'Local date, such as `2026-12-31`.' })
  date!: string;
  @Field(() => String, { description: 'Why, such as the name of the holiday.' })
  note!: string;
  @Field(() => [WorkIntervalType], { description: 'The hours of that date; none on a day off.' })
  intervals!: WorkIntervalType[];
}

/** A saved calendar and what saving it does. */
@ObjectType('SavedCalendar', { description: 'A saved calendar and what saving it does.' })
export class SavedCalendarType {
  @Field(() => WorkCalendarRow, { description: 'The calendar as it is now; a preview changes nothing.' })
  calendar!: WorkCalendarRow;
  @Field(() => CalendarEffectType, { description: 'Which deadlines it moves.' })
  effect!: CalendarEffectType;
}
