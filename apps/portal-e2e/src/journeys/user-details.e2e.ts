import { expect, test } from '@playwright/test';
import { AdminApi } from '../support/admin-api';
import { AdminSection } from '../support/admin-section';
import { expectNoReload, live, mark, quickPerson } from '../support/people';

const stamp = Date.now().toString(36);

test.use({ actionTimeout: 20_000 });

test('contacts and description of a user: bad input keeps what was typed, what is saved is seen live', async ({
  browser,
}) => {
  test.slow();
  const name = `Контактов Яков ${stamp}`;
  const [one, other] = [await quickPerson(browser, 'fedorova'), await quickPerson(browser, 'admin')];
  const id = await new AdminApi(one.context).user(`kontaktov.${stamp}`, name);
  for (const { page } of [one, other]) {
    await page.goto(`/admin/users/${id}`);
    await expect(page.getByLabel('ФИО')).toHaveValue(name);
  }
  await mark(other.page);
  const typed = {
    Описание: 'Отвечает за ночные смены',
    'Эл. почта': 'не почта',
    Телефон: '+7 900 000-00-00',
    Мессенджер: '@kontaktov',
    Должность: 'Сменный мастер',
  };
  for (const [label, value] of Object.entries(typed))
    await one.page.getByLabel(label, { exact: true }).fill(value);
  await one.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(one.page.getByText('Проверьте адрес электронной почты.')).toBeVisible();
  for (const [label, value] of Object.entries(typed))
    await expect(one.page.getByLabel(label, { exact: true })).toHaveValue(value);

  const mended = { ...typed, 'Эл. почта': `kontaktov.${stamp}@lavka.example` };
  await one.page.getByLabel('Эл. почта').fill(mended['Эл. почта']);
  await new AdminSection(one.page).save(name);
  for (const [label, value] of Object.entries(mended))
    await expect(other.page.getByLabel(label, { exact: true })).toHaveValue(value, live);
  await expectNoReload(other.page);
  for (const { context } of [one, other]) await context.close();
});
