import { auditWords } from './audit-words';

const words = auditWords('ru', (at) => `<${at}>`);
const english = auditWords('en', (at) => at);

describe('the words of the audit log', () => {
  it('tell what was done to what, and how', () => {
    expect(words.action('user.passwordReset')).toBe('сброс пароля');
    expect(english.action('group.connected')).toBe('connected to systems');
    expect(words.kind('PERMISSION_SET')).toBe('Полномочие');
    expect(english.source('TIMER')).toBe('By a timer');
    expect(words.field('leading')).toBe('Руководящая роль');
  });

  it.each<[field: string, value: string | null, lines: string[]]>([
    ['permissions', 'ticket.create, unheard.of', ['Создание тикетов', 'unheard.of']],
    ['permissionSets', 'Чтение, Ответы', ['Чтение', 'Ответы']],
    ['leading', 'true', ['Да']],
    ['active', 'false', ['Нет']],
    ['week', '1: 09:00–18:00, 7: –', ['Понедельник: 09:00–18:00', 'Воскресенье: –']],
    [
      'exceptions',
      '2026-01-01: –, 2026-05-09: 10:00–12:00, 13:00–14:00',
      ['2026-01-01: –', '2026-05-09: 10:00–12:00, 13:00–14:00'],
    ],
    ['kind', 'ROLE', ['Роль']],
    ['session', 'all', ['все']],
    ['session', '17', ['17']],
    ['password', 'changed', ['новый']],
    ['from', '2026-01-01T00:00:00Z', ['<2026-01-01T00:00:00Z>']],
    ['name', 'Бухгалтерия, 1', ['Бухгалтерия, 1']],
    ['name', null, []],
    ['name', '', []],
  ])('tell a value of %s: %j', (field, value, lines) => {
    expect(words.value(field, value)).toEqual(lines);
  });

  it.each(['toString', 'constructor', 'unheard'])('leave alone what has no word: %s', (name) => {
    expect(words.action(`user.${name}`)).toBe(`user.${name}`);
    expect([words.kind(name), words.source(name), words.field(name)]).toEqual([name, name, name]);
    expect(words.value(name, 'x')).toEqual(['x']);
    expect(words.value('permissions', name)).toEqual([name]);
  });
});
