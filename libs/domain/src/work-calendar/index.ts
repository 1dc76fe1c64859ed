export type {
  CalendarException,
  CalendarExceptionKind,
  DayInterval,
  WorkCalendarSpec,
} from './calendar-spec';
export { CalendarError, type CalendarErrorCode } from './calendar-error';
export { calendarProblems, type CalendarProblem } from './calendar-problems';
export { compileCalendar, type WorkCalendar } from './work-calendar';
export { addWorkingTime, isWorkingAt, nextWorkingInstant, workingTimeBetween } from './working-time';
export { DEFAULT_SEGMENT_LIMIT, explain, type ReckoningReason, type ReckoningSegment } from './reckoning';
export { defaultCalendarSpec } from './default-calendar';
export type {
  ExtraWorkingDay,
  ProductionCalendar,
  ProductionCalendarYear,
  TransferredDayOff,
} from './production-calendar';
export { productionCalendarYears, russianProductionCalendar } from './russian-production-calendar';
export { productionCalendarExceptions } from './production-calendar-exceptions';
