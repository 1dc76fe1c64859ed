/** A half-open span `[start, end)` of one local day: `HH:mm`, the end up to `24:00`. */
export interface DayInterval {
  start: string;
  end: string;
}

/** What a dated exception does to its day; every kind replaces the weekday's intervals by its own. */
export type CalendarExceptionKind = 'DAY_OFF' | 'SHORTENED' | 'EXTRA';

/** A local date whose working intervals differ from those of its weekday. */
export interface CalendarException {
  /** Local date in the calendar's zone, `YYYY-MM-DD`. */
  date: string;
  kind: CalendarExceptionKind;
  /** The intervals of that day: none for `DAY_OFF`, at least one for the other kinds. */
  intervals: DayInterval[];
  /** Shown to people as the reason, for example the name of the holiday. */
  note?: string;
}

/** A work calendar as it is stored and edited: plain JSON, never changed in place once compiled. */
export interface WorkCalendarSpec {
  /** IANA name, for example `Europe/Moscow`. */
  timeZone: string;
  /** Seven weekdays, Monday first; an empty list is a weekend. */
  week: DayInterval[][];
  exceptions: CalendarException[];
}
