import { limits } from '@supportal/domain';
import { ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { AtMost, Between, Filled, SingleLine, Text } from '../../platform/graphql/rules';

/** A half-open span of a local day. */
@InputType({ description: 'A half-open span of a local day.' })
export class WorkIntervalInput {
  @Field(() => String, { description: 'From, included, such as `09:00`.' })
  @Text(5)
  from!: string;
  @Field(() => String, { description: 'To, excluded, at most `24:00`.' })
  @Text(5)
  to!: string;
}

/** The working hours of a weekday. */
@InputType({ description: 'The working hours of a weekday.' })
export class WorkDayInput {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  @Between(1, 7)
  weekday!: number;
  @Field(() => [WorkIntervalInput], { description: 'None on a free day.' })
  @AtMost(limits.intervalsPerDay)
  @ValidateNested({ each: true })
  intervals!: WorkIntervalInput[];
}

/** A date whose working hours differ from those of its weekday. */
@InputType({ description: 'A date whose working hours differ from those of its weekday.' })
export class WorkExceptionInput {
  @Field(() => String, { description: 'Local date, such as `2026-12-31`.' })
  @Text(10)
  date!: string;
  @Field(() => String, { defaultValue: '', description: 'Why, such as the name of the holiday.' })
  @Text(limits.calendarNote)
  @SingleLine()
  note!: string;
  @Field(() => [WorkIntervalInput], {
    defaultValue: [],
    description: 'The hours of that date; none on a day off.',
  })
  @AtMost(limits.intervalsPerDay)
  @ValidateNested({ each: true })
  intervals!: WorkIntervalInput[];
}

/** A new work calendar. */
@InputType({ description: 'A new work calendar.' })
export class WorkCalendarInput {
  @Field(() => String, { description: 'Name, unique among calendars.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  name!: string;
  @Field(() => String, { description: 'IANA name of the time zone, such as `Europe/Moscow`.' })
  @Text(64)
  timeZone!: string;
  @Field(() => [WorkDayInput], { description: 'Weekdays, each at most once; one left out is free.' })
  @AtMost(7)
  @ValidateNested({ each: true })
  week!: WorkDayInput[];
  @Field(() => [WorkExceptionInput], { defaultValue: [], description: 'Dates that differ, at most 250.' })
  @AtMost(limits.calendarExceptions)
  @ValidateNested({ each: true })
  exceptions!: WorkExceptionInput[];
}

/** A work calendar as it shall be. */
@InputType({ description: 'A work calendar as it shall be.' })
export class UpdateWorkCalendarInput extends WorkCalendarInput {
  @Field(() => Int, { description: 'Which one.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw; CONFLICT when it is another one by now.' })
  version!: number;
}
