import { adminDocuments } from '../../testing/admin-documents';
import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';

const importing = `mutation ($input: ImportUsersInput!) { importUsers(input: $input) {
  failed rows { errors { field } } } }`;

describe('names within an organization', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  it('are taken whatever their case, for one organization only', async () => {
    const create = (name: string) => ({ input: { name } });
    await world.admin.api.run(adminDocuments.createRole, create('Старший смены'));
    const refusal = await refusalOf(world.admin, adminDocuments.createRole, create('СТАРШИЙ смены'));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', key: 'nameTaken' });
    await world.stranger.api.run(adminDocuments.createRole, create('Старший смены'));
  });

  it('that two groups have from before are not guessed by an import', async () => {
    const { organization, admin } = world;
    for (const name of ['Кассиры', 'кассиры']) await app.make.group({ organization, name });
    const input = { csv: 'логин;ФИО;группы\nguess;Угадайкин;Кассиры', dryRun: false };
    expect(await admin.api.run(importing, { input })).toEqual({
      importUsers: { failed: 1, rows: [{ errors: [{ field: 'groups' }] }] },
    });
  });
});
