import { expect, test, type Page } from '@playwright/test';
import { enter, person } from '../support/people';

const stamp = Date.now();
const [setName, roleName, groupName] = ['Набор', 'Роль', 'Группа'].map((what) => `${what} ${stamp}`) as [
  string,
  string,
  string,
];

/** Saves the form and, when the change of rights is shown first, agrees to it. */
async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Сохранить', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  const saved = page.getByText(/сохранен|Сохранено|создан/i).first();
  await expect(dialog.or(saved).first()).toBeVisible();
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Сохранить' }).click();
}

test('an administrator makes a permission set and finds it', async ({ browser }) => {
  const admin = await person(browser, 'admin');
  const { page } = admin;
  await page.getByRole('link', { name: 'Администрирование' }).click();
  await page.getByRole('link', { name: 'Полномочия', exact: true }).click();
  await page.screenshot({ path: 'test-results/pages/admin-sets.png' });
  await admin.context.close();
});
