import { permissionCategories, permissions } from '../access/permissions';
import { workImpacts } from '../tickets/priority-proposal';
import { ticketColumns } from '../tickets/ticket-columns';
import { ticketPriorities, ticketStatuses, ticketTabs, ticketTypes } from '../tickets/ticket-vocabulary';
import { auditLabels, type AuditLabels } from './audit-labels';
import { labels, locales, type Labels } from './labels';
import { mailLabels } from './mail-labels';
import { message, messages } from './messages';
import { permissionHints } from './permission-hints';

/** Every text of a language by its path, such as `status.NEW`. */
function textsOf(
  words: Labels | AuditLabels | Record<string, Record<string, string>>,
  prefix = '',
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [section, entries] of Object.entries(words)) {
    // A text in the place of a section would be taken letter by letter.
    if (typeof entries === 'string') throw new Error(`«${section}» is no section`);
    for (const [key, text] of Object.entries(entries))
      texts.set(`${prefix}${section}.${key}`, text as string);
  }
  return texts;
}
const withHints = (locale: 'ru' | 'en'): Map<string, string> => {
  const hints = Object.entries(permissionHints[locale]).map(([key, text]) => [`hint.${key}`, text] as const);
  const others = { errors: messages[locale], mail: mailLabels[locale] };
  return new Map([
    ...textsOf(labels[locale]),
    ...textsOf(others),
    ...hints,
    ...textsOf(auditLabels[locale], 'audit.'),
  ]);
};
const placesOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();

describe('the words of the domain', () => {
  const [ru, en] = [withHints('ru'), withHints('en')];

  it('has the same texts in every language', () => {
    expect(locales).toEqual(['ru', 'en']);
    expect([...en.keys()].sort()).toEqual([...ru.keys()].sort());
  });

  it.each(locales)('has no empty text, no stray blank and no broken place: %s', (locale) => {
    const odd = [...withHints(locale)].filter(
      ([, text]) => !text || text !== text.trim() || /\{(?!\w+\})|(?<!\{\w+)\}/.test(text),
    );
    expect(odd).toEqual([]);
  });

  it('fills the same places in every language', () => {
    const places = (texts: Map<string, string>) => [...texts].map(([path, text]) => [path, placesOf(text)]);
    expect(Object.fromEntries(places(en))).toEqual(Object.fromEntries(places(ru)));
  });

  it('has no Cyrillic letter in English and translates every text that has one', () => {
    expect([...en].filter(([, text]) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
    expect([...ru].filter(([path, text]) => text === en.get(path))).toEqual([
      ['audit.field.email', 'E-mail'],
    ]);
  });

  it.each(locales)('has a word for every value of the vocabulary: %s', (locale) => {
    const words = labels[locale];
    const same = (section: object, values: readonly string[]) =>
      expect(Object.keys(section).sort()).toEqual([...values].sort());
    same(words.status, ticketStatuses);
    same(words.type, ticketTypes);
    same(words.priority, ticketPriorities);
    same(words.priorityMeaning, ticketPriorities);
    same(words.impact, workImpacts);
    same(words.tab, ticketTabs);
    same(words.permission, permissions);
    same(permissionHints[locale], permissions);
    same(words.permissionCategory, permissionCategories);
    same(
      words.column,
      ticketColumns.map((column) => column.key),
    );
  });

  it.each(locales)('calls no two values of a kind by the same word: %s', (locale) => {
    const { status, type, priority, impact, tab, column, permission, permissionCategory } = labels[locale];
    for (const section of [status, type, priority, impact, tab, column, permission, permissionCategory]) {
      const words = Object.values<string>(section);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('keeps the Russian words users know, to the letter', () => {
    expect(labels.ru).toMatchObject({
      status: {
        NEW: 'Новый',
        IN_PROGRESS: 'В работе',
        AWAITING_INFO: 'В ожидании информации',
        AWAITING_FIX: 'В ожидании исправления',
        AWAITING_IMPLEMENTATION: 'В ожидании реализации',
        AWAITING_CLOSURE: 'В ожидании закрытия',
        CLOSED: 'Закрыт',
        REOPENED: 'Переоткрыт',
      },
      type: {
        OUTAGE: 'Авария',
        DEFECT: 'Дефект',
        CONSULTATION: 'Консультация',
        FEATURE_REQUEST: 'Запрос новой функциональности',
      },
      priority: { HIGH: 'Высокий', MEDIUM: 'Средний', LOW: 'Низкий' },
      tab: { MINE: 'Мои тикеты', ALL: 'Все тикеты', GROUP: 'Тикеты моей группы' },
      permissionCategory: {
        USERS: 'Администрирование пользователей',
        GENERAL: 'Общие полномочия',
        TICKETS: 'Работа с тикетами',
      },
    });
  });
});

describe('an error message', () => {
  it('has its places filled, in the language asked for', () => {
    expect(message('ru', 'tooLong', { max: 255 })).toBe('Слишком длинно: не больше 255 символов.');
    expect(message('en', 'outOfRange', { min: 1, max: 5 })).toBe('The value must be between 1 and 5.');
  });

  it('keeps a place nobody fills, and looks into nothing that fills one', () => {
    expect(message('en', 'alreadyTaken')).toContain('{by}');
    expect(message('en', 'statusMoved', { status: '{by}', by: '$&' })).toContain('“{by}” ($&)');
  });
});
