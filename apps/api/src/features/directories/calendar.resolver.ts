import {
  defaultCalendarSpec,
  productionCalendarExceptions,
  productionCalendarYears,
  type ProductionCalendarYear,
} from '@supportal/domain';
import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { expectAdministers } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import { Failure } from '../../platform/graphql/failure';
import { manyBy } from '../../platform/graphql/loaders';
import { calendarEffect } from '../administration/calendar-effect.types';
import { Organization } from '../organizations/organization.entity';
import { exceptionTypes, specOf, weekOf, weekType } from './calendar-form';
import { UpdateWorkCalendarInput, WorkCalendarInput, WorkDayInput } from './calendar.inputs';
import type { CalendarService } from './calendar.service';
import { SavedCalendarType, WorkDayType, WorkExceptionType } from './calendar.types';
import { WorkCalendarRow } from './work-calendar.entity';

const readers = ['calendar.edit', 'organization.edit'] as const;
const organizationsOf = manyBy(Organization, 'calendarId');

/** Work calendars. */
@Resolver(() => WorkCalendarRow)
export class CalendarResolver {
  constructor(private readonly service: CalendarService) {}

  @Authorized<Guard>(...readers)
  @Query(() => [WorkCalendarRow], {
    description:
      'The default calendar first, the others by name. Needs `calendar.edit` or `organization.edit`.',
  })
  workCalendars(@Ctx() { viewer }: SignedIn): Promise<WorkCalendarRow[]> {
    expectAdministers(viewer, readers, viewer.organizationId);
    return this.service.list();
  }

  @Authorized<Guard>(...readers)
  @Query(() => WorkCalendarRow, {
    description: 'One work calendar. Needs `calendar.edit` or `organization.edit`.',
  })
  workCalendar(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<WorkCalendarRow> {
    expectAdministers(viewer, readers, viewer.organizationId);
    return this.service.find(id);
  }

  @Authorized<Guard>('calendar.edit')
  @Query(() => [WorkExceptionType], {
    description:
      'The Russian production calendar of a year (2025 to 2027) as exceptions of a week. Needs `calendar.edit`.',
  })
  productionCalendar(
    @Arg('year', () => Int, { description: 'Which year.' }) year: number,
    @Arg('week', () => [WorkDayInput], {
      nullable: true,
      description: 'Hours of the weekdays that get shorter or are worked; the usual week when left out.',
    })
    week: WorkDayInput[] | null,
    @Ctx() { viewer }: SignedIn,
  ): WorkExceptionType[] {
    expectAdministers(viewer, ['calendar.edit'], viewer.organizationId);
    const known = expectKnown(year);
    const hours = week ? checkedWeek(week) : defaultCalendarSpec.week;
    return exceptionTypes(productionCalendarExceptions(known, hours));
  }

  @Authorized<Guard>('calendar.edit')
  @Mutation(() => WorkCalendarRow, { description: 'Adds a work calendar. Needs `calendar.edit`.' })
  async createWorkCalendar(
    @Arg('input', () => WorkCalendarInput, { description: 'The calendar.' }) input: WorkCalendarInput,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<WorkCalendarRow> {
    return this.service.find(await this.service.create({ viewer, origin }, input));
  }

  @Authorized<Guard>('calendar.edit')
  @Mutation(() => SavedCalendarType, {
    description: 'Changes a work calendar and the deadlines of all who wait by it. Needs `calendar.edit`.',
  })
  async updateWorkCalendar(
    @Arg('input', () => UpdateWorkCalendarInput, { description: 'The calendar as it shall be.' })
    input: UpdateWorkCalendarInput,
    @Arg('preview', () => Boolean, { defaultValue: false, description: 'True: only tells what would move.' })
    preview: boolean,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<SavedCalendarType> {
    const waits = await this.service.update({ viewer, origin, preview }, input);
    return { calendar: await this.service.find(input.id), effect: calendarEffect(waits) };
  }

  @Authorized<Guard>('calendar.edit')
  @Mutation(() => Boolean, {
    description:
      'Deletes a work calendar; CONFLICT for the default one and for one that organizations have. Needs `calendar.edit`.',
  })
  async deleteWorkCalendar(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Arg('version', () => Int, { description: 'The version the caller saw.' }) version: number,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<boolean> {
    await this.service.remove({ viewer, origin }, id, version);
    return true;
  }

  @FieldResolver(() => String, { description: 'IANA name of the time zone.' })
  timeZone(@Root() { spec }: WorkCalendarRow): string {
    return spec.timeZone;
  }

  @FieldResolver(() => [WorkDayType], { description: 'The seven weekdays, Monday first.' })
  week(@Root() { spec }: WorkCalendarRow): WorkDayType[] {
    return weekType(spec);
  }

  @FieldResolver(() => [WorkExceptionType], { description: 'Dates that differ, the earliest first.' })
  exceptions(@Root() { spec }: WorkCalendarRow): WorkExceptionType[] {
    return exceptionTypes(spec.exceptions);
  }

  @FieldResolver(() => [Organization], { description: 'Organizations whose own calendar it is.' })
  organizations(@Root() { id }: WorkCalendarRow, @Ctx() { loaders }: SignedIn): Promise<Organization[]> {
    return loaders.load(organizationsOf, id);
  }
}

function expectKnown(year: number): ProductionCalendarYear {
  const known = productionCalendarYears.find((one) => one === year);
  const [min, max] = [productionCalendarYears[0]!, productionCalendarYears.at(-1)!];
  if (known === undefined)
    throw new Failure('BAD_USER_INPUT', 'badInput', {
      fields: { year: { key: 'outOfRange', params: { min, max } } },
    });
  return known;
}

const checkedWeek = (week: WorkDayInput[]) => {
  weekOf(week);
  return specOf({ timeZone: 'UTC', week, exceptions: [] }).week;
};
