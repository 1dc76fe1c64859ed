import type { ApiClient } from '../../testing/api-client';
import { auditOf, auditSize, providerWith, refusal } from '../../testing/administration';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';

interface Checklist {
  ticketType: string;
  version: number;
  items: { headingRu: string; headingEn: string; hintRu: string; hintEn: string }[];
}
const fields = 'ticketType version items { headingRu headingEn hintRu hintEn }';
const update = `mutation ($input: UpdateChecklistInput!) { updateChecklist(input: $input) { ${fields} } }`;
const item = (text: string) => ({ headingRu: text, headingEn: `${text} en`, hintRu: 'Что', hintEn: 'What' });

describe('checklists', () => {
  let app: TestApp;
  let world: SupportWorld;
  let admin: ApiClient;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    admin = await providerWith(app, ['directory.edit'], 'Орлова Ольга');
  });
  afterAll(() => app.close());

  const of = async (type: string) =>
    (await admin.run<{ checklists: Checklist[] }>(`{ checklists { ${fields} } }`)).checklists.find(
      ({ ticketType }) => ticketType === type,
    )!;

  it('are there for each type, with a version', async () => {
    const { checklists } = await admin.run<{ checklists: Checklist[] }>(`{ checklists { ${fields} } }`);
    expect(checklists.map(({ ticketType, version }) => [ticketType, version])).toEqual([
      ['OUTAGE', 1],
      ['DEFECT', 1],
      ['CONSULTATION', 1],
      ['FEATURE_REQUEST', 1],
    ]);
    expect(checklists[1]!.items.map(({ headingEn }) => headingEn)).toEqual([
      'Steps',
      'Expected',
      'Actual',
      'Version',
    ]);
  });

  it('are replaced as a whole, and forms ask for the new items at once', async () => {
    const others = await of('OUTAGE');
    const items = [item('Экран'), item('Шаги')];
    const input = { ticketType: 'DEFECT', version: 1, items };
    const { updateChecklist } = await admin.run<{ updateChecklist: Checklist }>(update, { input });
    expect(updateChecklist).toEqual({ ticketType: 'DEFECT', version: 2, items });
    expect(await of('OUTAGE')).toEqual(others);
    const { ticketForm } = await world.author.api.run<{
      ticketForm: { requiredInformation: { type: string; items: { heading: string; hint: string }[] }[] };
    }>('{ ticketForm { requiredInformation { type items { heading hint } } } }');
    expect(ticketForm.requiredInformation.find(({ type }) => type === 'DEFECT')!.items).toEqual([
      { heading: 'Экран', hint: 'Что' },
      { heading: 'Шаги', hint: 'Что' },
    ]);
    expect((await auditOf(app, 1))[0]).toMatchObject({
      action: 'checklist.edited',
      objectName: 'Дефект',
      organizationId: null,
      changes: [
        { field: 'itemsRu', after: 'Экран (Что), Шаги (Что)' },
        { field: 'itemsEn', after: 'Экран en (What), Шаги en (What)' },
      ],
    });
  });

  it('of a stale version are refused with the items of now', async () => {
    const input = { ticketType: 'CONSULTATION', version: 1, items: [item('Первое')] };
    await admin.run(update, { input });
    const size = await auditSize(app);
    const { extensions } = await refusal(admin, update, { input: { ...input, items: [item('Второе')] } });
    expect(extensions).toMatchObject({
      code: 'CONFLICT',
      key: 'objectChanged',
      current: { version: 2, items: [item('Первое')] },
      by: 'Орлова Ольга',
    });
    expect((await of('CONSULTATION')).items).toEqual([item('Первое')]);
    expect(await auditSize(app)).toBe(size);
  });

  it.each([
    ['21 items', Array.from({ length: 21 }, (_, at) => item(`Пункт ${at}`)), 'items'],
    ['no heading', [item('Есть'), { ...item('x'), headingEn: ' ' }], 'items.1.headingEn'],
    ['a long heading', [{ ...item('x'), headingRu: 'я'.repeat(256) }], 'items.0.headingRu'],
    ['a long hint', [{ ...item('x'), hintEn: 'x'.repeat(501) }], 'items.0.hintEn'],
  ])('are not saved with %s', async (_name, items, path) => {
    const before = await of('FEATURE_REQUEST');
    const input = { ticketType: 'FEATURE_REQUEST', version: before.version, items };
    const { extensions } = await refusal(admin, update, { input });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(extensions.fields ?? {})).toEqual([path]);
    expect(await of('FEATURE_REQUEST')).toEqual(before);
  });

  it('of the greatest size are saved and written down', async () => {
    const text = (length: number) => 'Щ'.repeat(length);
    const full = { headingRu: text(255), headingEn: text(255), hintRu: text(500), hintEn: text(500) };
    const items = Array.from({ length: 20 }, () => full);
    const { version } = await of('OUTAGE');
    const input = { ticketType: 'OUTAGE', version, items };
    await admin.run(update, { input });
    await admin.run(update, { input: { ...input, version: version + 1, items: items.slice(1) } });
    expect((await of('OUTAGE')).items).toHaveLength(19);
    const [entry] = await auditOf(app, 1);
    expect(entry!.changes.map(({ field }) => field)).toEqual(['itemsRu', 'itemsEn']);
    expect(Buffer.byteLength(JSON.stringify(entry!.changes))).toBeLessThan(65_535);
  });
});
