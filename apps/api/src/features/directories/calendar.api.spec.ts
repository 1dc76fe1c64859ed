import { defaultCalendarSpec } from '@supportal/domain';
import type { ApiClient } from '../../testing/api-client';
import { auditOf, auditSize, providerWith, refusal } from '../../testing/administration';
import { TestApp } from '../../testing/test-app';

const hours = (...pairs: string[]) =>
  pairs.map((pair) => ({ from: pair.split('-')[0]!, to: pair.split('-')[1]! }));
const week = (...pairs: string[]) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, intervals: hours(...pairs) }));
const usual = {
  name: 'Смена',
  timeZone: 'Europe/Moscow',
  week: week('09:00-13:00', '14:00-18:00'),
  exceptions: [],
};
const fields = `id version name isDefault timeZone week { weekday intervals { from to } }
  exceptions { date note intervals { from to } } organizations { name }`;
const create = `mutation ($input: WorkCalendarInput!) { createWorkCalendar(input: $input) { ${fields} } }`;
const update = `mutation ($input: UpdateWorkCalendarInput!) {
  updateWorkCalendar(input: $input) { calendar { ${fields} } effect { waitingCount movedCount } } }`;
const remove = 'mutation ($id: Int!, $version: Int!) { deleteWorkCalendar(id: $id, version: $version) }';

interface Calendar {
  id: number;
  version: number;
  name: string;
  isDefault: boolean;
  week: { weekday: number; intervals: { from: string; to: string }[] }[];
  exceptions: { date: string; note: string; intervals: { from: string; to: string }[] }[];
}

describe('work calendars', () => {
  let app: TestApp;
  let admin: ApiClient;
  beforeAll(async () => {
    app = await TestApp.open();
    admin = await providerWith(app, ['calendar.edit'], 'Орлова Ольга');
  });
  afterAll(() => app.close());

  let made = 0;
  const make = async (input: object = {}) => {
    const name = `Смена ${++made}`;
    return (
      await admin.run<{ createWorkCalendar: Calendar }>(create, { input: { ...usual, name, ...input } })
    ).createWorkCalendar;
  };
  const list = async () =>
    (await admin.run<{ workCalendars: Calendar[] }>(`{ workCalendars { ${fields} } }`)).workCalendars;

  it('begin with the default one', async () => {
    const [first] = await list();
    expect(first).toMatchObject({
      isDefault: true,
      version: 1,
      timeZone: 'Europe/Moscow',
      organizations: [],
    });
    expect(first!.week[0]).toEqual({ weekday: 1, intervals: hours('09:00-13:00', '14:00-18:00') });
    expect(first!.exceptions).toHaveLength(defaultCalendarSpec.exceptions.length);
  });

  it('are made with a week in any order and exceptions in any order', async () => {
    const exceptions = [
      { date: '2026-12-31', note: 'Короткий день', intervals: hours('09:00-12:00') },
      { date: '2026-01-01', note: '', intervals: [] },
      { date: '2026-01-10', note: 'Суббота', intervals: hours('00:00-24:00') },
    ];
    const calendar = await make({ week: [...usual.week].reverse(), exceptions });
    expect(calendar.week.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(calendar.week[5]!.intervals).toEqual([]);
    expect(calendar.exceptions).toEqual([exceptions[1], exceptions[2], exceptions[0]]);
    expect(
      (await admin.run<{ workCalendar: Calendar }>(`{ workCalendar(id: ${calendar.id}) { ${fields} } }`))
        .workCalendar,
    ).toEqual(calendar);
    expect(await auditOf(app, 1)).toMatchObject([{ action: 'calendar.created', objectId: calendar.id }]);
  });

  it.each<[string, object, Record<string, RegExp>]>([
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, { timeZone: /часового пояса/ }],
    ['no week', { week: [] }, { week: /больше года/ }],
    ['a weekday twice', { week: [...usual.week, usual.week[0]] }, { week: /один раз/ }],
    [
      'broken hours',
      { week: [...usual.week.slice(0, 4), { weekday: 5, intervals: hours('18:00-09:00') }] },
      { 'week.4': /начало раньше конца/ },
    ],
    ['hours that overlap', { week: week('09:00-13:00', '12:00-18:00') }, { 'week.0': /пересекаются/ }],
    [
      'exceptions that are none',
      {
        exceptions: [
          { date: '2026-02-30', intervals: [] },
          { date: '2026-03-01', intervals: [] },
          { date: '2026-03-01', intervals: [] },
          { date: '2026-03-02', intervals: hours('25:00-26:00') },
        ],
      },
      { 'exceptions.0': /2026-12-31/, 'exceptions.2': /уже есть/, 'exceptions.3': /24:00/ },
    ],
    ['no name', { name: ' ' }, { name: /Заполните/ }],
    ['the name of another one', { name: 'основной КАЛЕНДАРЬ' }, { name: /уже есть/ }],
    [
      'more than a year without work',
      {
        week: [{ weekday: 1, intervals: hours('09:00-18:00') }],
        exceptions: Array.from({ length: 60 }, (_, at) => ({
          date: new Date(Date.UTC(2026, 0, 5 + at * 7)).toISOString().slice(0, 10),
          intervals: [],
        })),
      },
      { week: /больше года/ },
    ],
    [
      'more than the column takes',
      {
        exceptions: Array.from({ length: 200 }, (_, at) => ({
          date: new Date(Date.UTC(2026, 0, 1 + at * 2)).toISOString().slice(0, 10),
          note: 'Щ'.repeat(200),
          intervals: hours('09:00-10:00'),
        })),
      },
      { exceptions: /Слишком много/ },
    ],
  ])('are refused with %s, field by field', async (_name, input, expected) => {
    const before = [await list(), await auditSize(app)];
    const { extensions } = await refusal(admin, create, { input: { ...usual, name: 'Новая', ...input } });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    const told = extensions.fields ?? {};
    for (const [path, text] of Object.entries(expected)) expect(told[path]).toMatch(text);
    expect([await list(), await auditSize(app)]).toEqual(before);
  });

  it('are not edited over the work of another one', async () => {
    const { id } = await make();
    const input = { ...usual, id, version: 1, name: 'Смена А' };
    await admin.run(update, { input });
    const size = await auditSize(app);
    const { extensions } = await refusal(admin, update, { input: { ...input, name: 'Смена Б' } });
    expect(extensions).toMatchObject({
      code: 'CONFLICT',
      key: 'objectChanged',
      current: { version: 2, name: 'Смена А', timeZone: 'Europe/Moscow', exceptions: [] },
      by: 'Орлова Ольга',
    });
    expect(await auditSize(app)).toBe(size);
    expect(await admin.codeOf(update, { input: { ...input, id: 999_999 } })).toBe('NOT_FOUND');
  });

  it('are written down with what came and went', async () => {
    const exceptions = [
      { date: '2026-01-01', note: 'Новый год', intervals: [] },
      { date: '2026-01-02', note: '', intervals: [] },
    ];
    const { id, name } = await make({ exceptions });
    const changed = [exceptions[0]!, { date: '2026-01-03', note: '', intervals: hours('10:00-12:00') }];
    await admin.run(update, { input: { ...usual, id, name, version: 1, exceptions: changed } });
    expect((await auditOf(app, 1))[0]).toMatchObject({
      action: 'calendar.edited',
      changes: [{ field: 'exceptions', before: '2026-01-02: –', after: '2026-01-03: 10:00–12:00' }],
    });
  });

  it('are deleted when nobody has them; the default one and one in use stay', async () => {
    const calendar = await make();
    const organization = await app.make.organization({ name: 'Василёк', calendarId: calendar.id });
    const attempt = { id: calendar.id, version: 1 };
    expect((await refusal(admin, remove, attempt)).extensions).toMatchObject({
      code: 'CONFLICT',
      key: 'inUse',
      places: [{ kind: 'ORGANIZATION', id: organization.id, name: 'Василёк' }],
    });
    const [first] = await list();
    const standard = await refusal(admin, remove, { id: first!.id, version: first!.version });
    expect(standard.extensions).toMatchObject({ code: 'CONFLICT', key: 'defaultCalendar' });
    const free = await make();
    expect(await admin.codeOf(remove, { id: free.id, version: 2 })).toBe('CONFLICT');
    expect(await admin.codeOf(remove, { id: free.id, version: 1 })).toBeNull();
    expect(await admin.codeOf(remove, { id: free.id, version: 1 })).toBe('NOT_FOUND');
    const ids = (await list()).map(({ id }) => id);
    expect([ids.includes(calendar.id), ids.includes(first!.id), ids.includes(free.id)]).toEqual([
      true,
      true,
      false,
    ]);
    expect((await auditOf(app, 1))[0]).toMatchObject({ action: 'calendar.deleted', objectId: free.id });
  });

  it('take the production calendar of a year, with the hours of any week', async () => {
    const query = `query ($year: Int!, $week: [WorkDayInput!]) {
      productionCalendar(year: $year, week: $week) { date note intervals { from to } } }`;
    const of = async (variables: object) =>
      (await admin.run<{ productionCalendar: Calendar['exceptions'] }>(query, variables)).productionCalendar;
    const standard = await of({ year: 2026 });
    expect(standard).toHaveLength(
      defaultCalendarSpec.exceptions.filter(({ date }) => date.startsWith('2026')).length,
    );
    const eve = '2026-04-30';
    expect(standard.find(({ date }) => date === eve)!.intervals).toEqual(hours('09:00-13:00', '14:00-17:00'));
    const early = await of({ year: 2026, week: week('08:00-16:00') });
    expect(early.find(({ date }) => date === eve)!.intervals).toEqual(hours('08:00-15:00'));
    const calendar = await make({ week: week('08:00-16:00'), exceptions: early });
    expect(calendar.exceptions).toEqual(early);
    expect((await refusal(admin, query, { year: 2024 })).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { year: expect.stringContaining('2025') },
    });
    expect(await admin.codeOf(query, { year: 2026, week: week('18:00-09:00') })).toBe('BAD_USER_INPUT');
  });
});
