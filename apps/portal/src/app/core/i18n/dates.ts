import { Injectable, computed, inject } from '@angular/core';
import { Language } from './language';
import { SessionStore } from '../session/session-store';
import { injectTexts } from './texts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const steps: readonly [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [hour, 'minute', minute],
  [day, 'hour', hour],
  [30 * day, 'day', day],
  [365 * day, 'month', 30 * day],
  [Infinity, 'year', 365 * day],
];

/** Instants and durations in the viewer's zone and language. */
@Injectable({ providedIn: 'root' })
export class Dates {
  private readonly language = inject(Language);
  private readonly session = inject(SessionStore);
  private readonly text = injectTexts();
  /** The viewer's time zone; the zone of the device while signed out. */
  readonly timeZone = computed(
    () => this.session.viewer()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  private readonly dayFormat = computed(() => formatOf(this.timeZone(), false));
  private readonly instantFormat = computed(() => formatOf(this.timeZone(), true));
  private readonly agoFormat = computed(
    () => new Intl.RelativeTimeFormat(this.language.current(), { numeric: 'auto' }),
  );

  /** `23.11.2026 14:05` */
  instant(at: string | Date | null | undefined): string {
    return at ? this.instantFormat()(new Date(at)) : '';
  }

  /** `23.11.2026` */
  day(at: string | Date | null | undefined): string {
    return at ? this.dayFormat()(new Date(at)) : '';
  }

  /** `5 минут назад`, `через 2 часа`; give the full instant as title beside it. */
  relative(at: string | Date | null | undefined, now = Date.now()): string {
    if (!at) return '';
    const seconds = (new Date(at).getTime() - now) / 1000;
    if (Math.abs(seconds) < minute) return this.text('dates.justNow');
    const [, unit, size] = steps.find(([limit]) => Math.abs(seconds) < limit) ?? [
      '',
      'year' as const,
      365 * day,
    ];
    return this.agoFormat().format(Math.trunc(seconds / size), unit);
  }

  /** Working time: `12 ч 30 мин`. */
  duration(seconds: number): string {
    const minutes = Math.max(0, Math.floor(seconds / minute));
    const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
    if (parts.hours === 0) return this.text('dates.minutes', parts);
    return this.text(parts.minutes === 0 ? 'dates.hours' : 'dates.hoursMinutes', parts);
  }
}

/** The same digits in every language, as the manual of the product writes dates. */
function formatOf(timeZone: string, withTime: boolean): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    ...(withTime ? { hour: '2-digit', minute: '2-digit' } : {}),
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = `${part['day']}.${part['month']}.${part['year']}`;
    return withTime ? `${date} ${part['hour']}:${part['minute']}` : date;
  };
}
