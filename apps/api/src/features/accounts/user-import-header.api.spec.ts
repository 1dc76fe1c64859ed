import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';

const importing = `mutation ($input: ImportUsersInput!) { importUsers(input: $input) {
  created failed rows { login errors { field message } } } }`;

describe('the first line of an import', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  it.each([
    ['a heading that says nothing', 'логин;ФИО;эл.почтa', 'Столбец «эл.почтa» неизвестен или повторяется.'],
    ['one column twice', 'логин;ФИО;почта;email', 'Столбец «email» неизвестен или повторяется.'],
    ['no login', 'ФИО;почта', 'В первой строке должны быть названия столбцов, среди них «логин».'],
  ])('is refused with %s, and nothing is lost silently', async (_, head, message) => {
    const input = { csv: `${head}\nhead.one;Первый;a@example.org`, dryRun: false };
    const refusal = await refusalOf(world.admin, importing, { input });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', fields: { csv: message } });
  });

  it('may leave a column without a heading, and call the e-mail as the screen does', async () => {
    const csv = 'логин;ФИО;эл. почта;;\nhead.two;Вторая;не почта;;заметка для себя';
    const { importUsers } = await world.admin.api.run<{ importUsers: object }>(importing, {
      input: { csv, dryRun: true },
    });
    expect(importUsers).toMatchObject({
      failed: 1,
      rows: [{ login: 'head.two', errors: [{ field: 'email' }] }],
    });
  });
});
