/** A year whose Russian production calendar is known. */
export type ProductionCalendarYear = 2025 | 2026 | 2027;

/** A day off that is not a public holiday; both dates `YYYY-MM-DD`. */
export interface TransferredDayOff {
  readonly date: string;
  /** The weekend day that was exchanged for it. */
  readonly from: string;
}

/** A weekend day that is worked; both dates `YYYY-MM-DD`. */
export interface ExtraWorkingDay {
  readonly date: string;
  /** The weekday that is off in exchange: its intervals are worked. */
  readonly insteadOf: string;
}

/** The Russian production calendar of one year for a five-day week; all dates `YYYY-MM-DD`. */
export interface ProductionCalendar {
  readonly year: ProductionCalendarYear;
  /** Public holidays, whatever weekday they fall on. */
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly transferredDaysOff: readonly TransferredDayOff[];
  /** Working days before a holiday, one hour shorter; extra working days among them. */
  readonly shortenedDays: readonly string[];
  readonly extraWorkingDays: readonly ExtraWorkingDay[];
}
