import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { AdminSection } from '../support/admin-section';
import { live, quickPerson } from '../support/people';

const stamp = Date.now().toString(36);

test.use({ actionTimeout: 20_000 });

test('an organization, a system, a calendar and a checklist are made, and the audit log knows', async ({
  browser,
}) => {
  test.slow();
  const { context, page } = await quickPerson(browser, 'admin');
  const watcher = await quickPerson(browser, 'admin');
  const section = new AdminSection(page);
  await watcher.page.goto('/admin/directories');
  await page.goto('/admin/directories');

  await page.getByLabel('Новая система').fill(`Сайт ${stamp}`);
  await page.getByRole('button', { name: 'Добавить' }).first().click();
  await expect(page.getByRole('listitem').filter({ hasText: `Сайт ${stamp}` })).toBeVisible();
  // Another administrator has the page open.
  await expect(watcher.page.getByRole('listitem').filter({ hasText: `Сайт ${stamp}` })).toBeVisible(live);

  await section.open('Календари');
  await page.getByRole('link', { name: 'Новый календарь' }).click();
  await page.getByLabel('Название').fill(`Дежурный календарь ${stamp}`);
  await page.getByLabel('Понедельник: начало, интервал 1').fill('8:30');
  await page.getByRole('button', { name: 'Производственный календарь' }).click();
  await page.getByRole('menuitem', { name: 'Загрузить 2026 год' }).click();
  await section.save(`Дежурный календарь ${stamp}`);
  await expect(page.getByLabel('Понедельник: начало, интервал 1')).toHaveValue('08:30');
  await expect(page.getByText('Новогодние каникулы').first()).toBeVisible();

  await section.open('Организации');
  await page.getByRole('link', { name: 'Новая организация' }).click();
  await page.getByLabel('Название').fill(`ООО «Полёт» ${stamp}`);
  await page.getByRole('combobox', { name: 'Рабочий календарь' }).click();
  await page.getByRole('option', { name: `Дежурный календарь ${stamp}` }).click();
  await section.save(`ООО «Полёт» ${stamp}`);

  // What is in use is not deleted, and the places are told.
  await section.open('Календари');
  await section.choose(`Дежурный календарь ${stamp}`);
  await page.getByRole('button', { name: 'Удалить', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Удалить' }).click();
  await expect(page.getByText('Удалить нельзя: используется (1).')).toBeVisible();
  await expect(page.getByRole('link', { name: `ООО «Полёт» ${stamp}` }).first()).toBeVisible();

  await section.open('Чек-листы');
  await page.getByRole('link', { name: 'Консультация' }).click();
  await page.getByRole('button', { name: 'Добавить пункт' }).click();
  await page.getByLabel('Заголовок по-русски').last().fill(`Что важно ${stamp}`);
  await page.getByLabel('Заголовок по-английски').last().fill(`What matters ${stamp}`);
  await section.save('Консультация');

  // Every change is in the audit log, with its values, and leaves it as CSV.
  await page.getByRole('tab', { name: 'Аудит', exact: true }).click();
  const entries = page.locator('portal-audit-entry');
  const search = page.getByLabel('Поиск по объектам и значениям');
  await search.fill(stamp);
  await search.press('Enter');
  await expect(entries).toHaveCount(4);
  await entries.filter({ hasText: 'Организация' }).getByRole('button').click();
  await expect(entries.filter({ hasText: 'Организация' }).getByRole('table')).toContainText(
    `Дежурный календарь ${stamp}`,
  );
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Выгрузить в CSV' }).click(),
  ]);
  expect((await readFile(await file.path(), 'utf8')).split(stamp).length).toBeGreaterThan(4);
  for (const one of [context, watcher.context]) await one.close();
});
