import { expect, test } from '@playwright/test';
import { AdminApi } from '../support/admin-api';
import { AdminSection } from '../support/admin-section';
import { dialogLooks, expectSound, nameOf } from '../support/page-check';
import { become, openLook } from '../support/page-look';
import { startServer, type RunningServer } from '../support/server';

// Preferences are kept by the server: this file has one of its own, so that nobody else's words change.
let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());
test.use({ trace: 'off', actionTimeout: 20_000 });

for (const look of dialogLooks)
  test(`dialogs and panels of the administration: ${nameOf(look)}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const { page, complaints } = await openLook(browser, server.url, look);
    const dialog = page.locator('[role=dialog], [role=alertdialog]');
    const words = (ru: string, en: string) => (look.locale === 'ru' ? ru : en);
    const press = (ru: string, en: string) =>
      page.getByRole('button', { name: words(ru, en), exact: true }).click();
    const measured = async (name: string) => {
      await expect(dialog).toBeVisible();
      await expectSound(page, look, name);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    };

    await become(page, 'fedorova', look);
    const api = new AdminApi(page.context());
    const name = nameOf(look);
    const fullName = `Бегунов Пётр ${name}`;
    const groupId = await api.group(`Отдел продаж ${name}`, [
      await api.permissionSet(name, ['ticket.create']),
    ]);
    const roleId = await api.role(`Начальник отдела ${name}`, [
      await api.permissionSet(`${name} 2`, ['ticket.readAll']),
    ]);
    const userId = await api.user(`begunov.${name}`, fullName, {
      groupIds: [groupId],
      roleIds: [roleId],
    });

    await page.goto(`/admin/users/${userId}`);
    await press('Почему?', 'Why?');
    await expect(page.locator('portal-ticket-sight-form')).toBeVisible();
    await expectSound(page, look, 'admin-why');
    await press('Сбросить пароль…', 'Reset password…');
    await measured('admin-reset-password');
    await press('Деактивировать', 'Deactivate');
    await measured('admin-deactivate');

    await page.goto('/admin/users');
    await press('Импорт из CSV', 'Import from CSV');
    await dialog.locator('textarea').fill('логин;ФИО\nignatov;Игнатов Лев\nbez.imeni;\n');
    await dialog.getByRole('button', { name: words('Проверить', 'Check') }).click();
    await expect(dialog.getByRole('row')).toHaveCount(3);
    // Nothing leads on while lines are wrong, and the focus stays where it was.
    await expect(dialog.getByRole('button', { name: /^Импортировать|^Import:/ })).toBeFocused();
    await measured('admin-import');

    // What a change of rights does is shown before it is saved.
    await page.goto(`/admin/roles/${roleId}`);
    await page.getByRole('switch').click();
    await press('Сохранить', 'Save');
    await measured('admin-effect');

    page.on('dialog', (ask) => void ask.accept());
    // Whoever joins a connected group gets its systems, and who leads it gets the tickets to see.
    await page.goto(`/admin/groups/${await api.groupNamed('Магазины')}`);
    const members = page.locator('portal-group-members');
    await new AdminSection(page).pick(words('Добавить пользователей', 'Add users'), fullName, members);
    await members.getByRole('button', { name: /^(Добавить в группу|Add to the group): 1$/ }).click();
    await expect(dialog).toContainText(words('Станут доступны системы', 'Systems become available'));
    await measured('admin-effect-group');
    await page.goto(`/admin/roles/${roleId}`);
    await page.getByRole('switch').click();

    // Somebody else saves the same role meanwhile: both values stand side by side.
    const update = `mutation ($input: UpdateRoleInput!) { updateRole(input: $input) { role { id } } }`;
    const input = {
      id: roleId,
      version: 1,
      name: `Начальник отдела ${name}`,
      description: 'Отвечает за заявки всего отдела',
      leading: false,
      permissionSetIds: [],
    };
    const answer = await page.context().request.post('/graphql', {
      data: { query: update, variables: { input } },
    });
    expect(await answer.json()).not.toHaveProperty('errors');
    await press('Показать различия', 'Show the differences');
    await expect(page.locator('portal-differences-panel')).toBeVisible();
    await expectSound(page, look, 'admin-differences');

    await become(page, 'admin', look);
    await page.goto('/admin/calendars/1');
    await page.locator('portal-week-editor input').first().fill('8:30');
    await page.locator('portal-week-editor input').first().press('Tab');
    await press('Сохранить', 'Save');
    await measured('admin-deadlines');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
