import { CalendarError } from './calendar-error';
import type { DayInterval } from './calendar-spec';
import { DAY_MINUTES } from './units';

/** A half-open span of one local day in minutes after midnight, `0 <= start < end <= 1440`. */
export interface MinuteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The intervals of one day in order.
 * Intervals may touch and may come in any order; `where` names them in errors.
 * @throws CalendarError INVALID_INTERVAL, OVERLAPPING_INTERVALS
 */
export function parseIntervals(intervals: unknown, where: string): MinuteSpan[] {
  if (!Array.isArray(intervals))
    throw new CalendarError('INVALID_INTERVAL', `${where}: a list of intervals is expected`);
  const spans = intervals.map((interval) => parseInterval(interval, where)).sort((a, b) => a.start - b.start);
  spans.forEach((span, index) => {
    const previous = spans[index - 1];
    if (previous && span.start < previous.end) {
      throw new CalendarError(
        'OVERLAPPING_INTERVALS',
        `${where}: ${formatSpan(previous)}, ${formatSpan(span)}`,
      );
    }
  });
  return spans;
}

/** The `HH:mm` form of minute spans. */
export function formatIntervals(spans: readonly MinuteSpan[]): DayInterval[] {
  return spans.map(({ start, end }) => ({ start: formatTime(start), end: formatTime(end) }));
}

function parseInterval(interval: Partial<DayInterval> | null | undefined, where: string): MinuteSpan {
  const start = parseTime(interval?.start);
  const end = parseTime(interval?.end);
  if (start === undefined || end === undefined || start >= end) {
    throw new CalendarError('INVALID_INTERVAL', `${where}: ${interval?.start}–${interval?.end}`);
  }
  return { start, end };
}

function parseTime(time: unknown): number | undefined {
  const parts = typeof time === 'string' ? /^(\d{2}):([0-5]\d)$/.exec(time) : null;
  if (!parts) return undefined;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return minutes <= DAY_MINUTES ? minutes : undefined;
}

function formatSpan({ start, end }: MinuteSpan): string {
  return `${formatTime(start)}–${formatTime(end)}`;
}

function formatTime(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
