import { expect, test } from '@playwright/test';
import { AdminApi, madePassword } from '../support/admin-api';
import { AdminSection } from '../support/admin-section';
import { expectNoReload, live, mark, quickPerson } from '../support/people';

const stamp = Date.now().toString(36);
const role = `Наблюдатель ${stamp}`;
const name = `Зорин Глеб ${stamp}`;

test.use({ actionTimeout: 20_000 });

test('a role in the system opens the tickets at once; taken away, the open card and list empty and say why', async ({
  browser,
}) => {
  test.slow();
  const admin = await quickPerson(browser, 'admin');
  const api = new AdminApi(admin.context);
  const setId = await api.permissionSet(`Все тикеты ${stamp}`, ['ticket.readAll']);
  await api.role(role, [setId]);
  const userId = await api.user(`zorin.${stamp}`, name);
  const watcher = await quickPerson(browser, `zorin.${stamp}`, {}, madePassword);
  await watcher.page.goto('/tickets');
  const tab = watcher.page.getByRole('tab', { name: /Все тикеты/ });
  await expect(watcher.page.getByRole('tab', { name: /Мои тикеты/ })).toBeVisible();
  await expect(tab).toHaveCount(0);
  await mark(watcher.page);

  // «Роли в системе»: given with a preview of what it brings.
  await admin.page.goto(`/admin/users/${userId}`);
  const section = new AdminSection(admin.page);
  const roles = admin.page.locator('ui-pane').filter({ hasText: 'Роли в системе' });
  await section.pick('Добавить роль', role, roles);
  await admin.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(admin.page.getByRole('dialog')).toContainText('Права изменятся у 1 человека');
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(tab).toBeVisible(live);

  // The list in one page, a card in another.
  await tab.click();
  const rows = watcher.page.locator('tbody a[href*="/card/"]');
  await expect(rows.first()).toBeVisible();
  const card = await watcher.context.newPage();
  await card.goto((await rows.first().getAttribute('href'))!);
  await expect(card.locator('portal-ticket-thread')).toBeVisible();
  await mark(card);

  await roles.getByRole('button', { name: `Убрать «${role}»` }).click();
  await section.save(name);
  await expect(card.getByRole('heading', { name: 'Тикет больше недоступен' })).toBeVisible(live);
  await expect(card.locator('portal-ticket-thread')).toHaveCount(0);
  await expect(watcher.page.getByText('Вкладка «Все тикеты» больше вам недоступна')).toBeVisible(live);
  await expect(tab).toHaveCount(0);
  await expect(rows).toHaveCount(0);
  await expectNoReload(card);
  await expectNoReload(watcher.page);
  for (const { context } of [admin, watcher]) await context.close();
});
