import { auditLabels } from './audit-labels';
import { labels, type Locale } from './labels';

/** Tells entries of the audit log in words; what it has no word for stays as it is. */
export interface AuditWords {
  /** In the place of a name when nobody did it. */
  readonly nobody: string;
  /** What was done; `action` is `noun.verbed`. */
  action(action: string): string;
  kind(kind: string): string;
  source(source: string): string;
  field(field: string): string;
  /** A value as a list of lines, none when there was nothing. */
  value(field: string, value: string | null): readonly string[];
}

/** The words of the audit log in a language; `instant` writes a time as the reader is used to. */
export function auditWords(locale: Locale, instant: (at: string) => string): AuditWords {
  const words = auditLabels[locale];
  const { objectKind, permission, weekday } = labels[locale];
  const linesOf: Readonly<Record<string, (value: string) => readonly string[]>> = {
    permissions: (value) => value.split(', ').map((right) => wordIn(permission, right)),
    permissionSets: (value) => value.split(', '),
    week: (value) =>
      value.split(', ').map((line) => line.replace(/^[1-7](?=: )/, (day) => wordIn(weekday, day))),
    exceptions: (value) => value.split(/, (?=\d{4}-)/),
    kind: (value) => [wordIn(objectKind, value)],
    session: (value) => [value === 'all' ? words.value.allSessions : value],
    password: () => [words.value.newPassword],
    from: (value) => [instant(value)],
    to: (value) => [instant(value)],
  };
  return {
    nobody: words.actor.nobody,
    action: (action) => wordIn(words.verb, action.slice(action.lastIndexOf('.') + 1), action),
    kind: (kind) => wordIn(objectKind, kind),
    source: (source) => wordIn(words.source, source),
    field: (field) => wordIn(words.field, field),
    value: (field, value) => {
      if (value === null || value === '') return [];
      if (value === 'true') return [words.value.yes];
      if (value === 'false') return [words.value.no];
      return Object.hasOwn(linesOf, field) ? linesOf[field]!(value) : [value];
    },
  };
}

const wordIn = (words: Readonly<Record<string, string>>, key: string, otherwise = key): string =>
  Object.hasOwn(words, key) ? words[key]! : otherwise;
