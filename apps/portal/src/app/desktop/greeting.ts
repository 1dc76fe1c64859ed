import type { TextKey } from '../core/i18n/texts';

/** The greeting of that hour in the reader's zone. */
export function greetingAt(now: Date, timeZone: string): TextKey {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now),
  );
  if (hour < 5) return 'desktop.night';
  if (hour < 12) return 'desktop.morning';
  return hour < 18 ? 'desktop.day' : 'desktop.evening';
}

/** «Иванов Иван Иванович» is greeted as «Иван Иванович»; a name without a patronymic is kept whole. */
export function nameToGreet(fullName: string): string {
  const [, given, patronymic, more] = fullName.trim().split(/\s+/);
  const russian = patronymic !== undefined && !more && /(вич|вна|ична|инична|ич)$/i.test(patronymic);
  return russian ? `${given} ${patronymic}` : fullName;
}
