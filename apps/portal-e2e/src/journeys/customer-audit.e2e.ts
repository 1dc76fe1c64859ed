import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { AdminApi } from '../support/admin-api';
import { quickPerson } from '../support/people';

const stamp = Date.now().toString(36);

test.use({ actionTimeout: 20_000 });

/** The audit log about this run, as the page exports it. */
async function exported(page: Page): Promise<string> {
  await page.goto(`/admin/audit`);
  const search = page.getByLabel('Поиск по объектам и значениям');
  await search.fill(stamp);
  await search.press('Enter');
  await expect(page.locator('portal-audit-entry').first()).toContainText(stamp);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Выгрузить в CSV' }).click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

test('a group in use is not deleted and its places are told; the exported audit log is one’s own organization only', async ({
  browser,
}) => {
  test.slow();
  const own = await quickPerson(browser, 'fedorova');
  const foreign = await quickPerson(browser, 'sitnikov');
  const [group, name] = [`Занятая ${stamp}`, `Участников ${stamp}`];
  const groupId = await new AdminApi(own.context).group(group, []);
  await new AdminApi(own.context).user(`uchastnikov.${stamp}`, name, { groupIds: [groupId] });
  await new AdminApi(foreign.context).group(`Чужая ${stamp}`, []);

  await own.page.goto(`/admin/groups/${groupId}`);
  await own.page.getByRole('button', { name: 'Удалить', exact: true }).click();
  await own.page.getByRole('alertdialog').getByRole('button', { name: 'Удалить' }).click();
  await expect(own.page.getByText('Удалить нельзя: используется (1).')).toBeInViewport();
  await own.page.locator('portal-used-places-list').getByRole('link', { name }).click();
  await expect(own.page.getByLabel('ФИО')).toHaveValue(name);

  const mine = await exported(own.page);
  expect(mine).toContain(group);
  expect(mine).not.toContain(`Чужая ${stamp}`);
  const theirs = await exported(foreign.page);
  expect(theirs).toContain(`Чужая ${stamp}`);
  for (const one of [group, name]) expect(theirs).not.toContain(one);
  for (const { context } of [own, foreign]) await context.close();
});
