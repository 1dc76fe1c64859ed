import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { enter, quickPerson } from '../support/people';

const stamp = Date.now().toString(36);
const good = `anin.${stamp};Анин Олег ${stamp};anin@lavka.example`;

test.use({ actionTimeout: 20_000 });

test('users are imported from CSV: tried first, mended, run, and they sign in', async ({ browser }) => {
  test.slow();
  const admin = await quickPerson(browser, 'fedorova');
  await admin.page.goto('/admin/users');
  await admin.page.getByRole('button', { name: 'Импорт из CSV' }).click();
  const dialog = admin.page.getByRole('dialog', { name: 'Импорт пользователей' });
  const text = dialog.getByLabel('Содержимое CSV');

  // A row with an error keeps the whole file from being run, and says what is wrong.
  await text.fill(`логин;ФИО;эл. почта\n${good}\nbez.imeni.${stamp};;не почта\n`);
  await dialog.getByRole('button', { name: 'Проверить' }).click();
  await expect(dialog.getByText('Новых: 1, изменится: 0, без изменений: 0, с ошибками: 1')).toBeVisible();
  await expect(dialog.getByRole('row').filter({ hasText: `bez.imeni.${stamp}` })).toContainText('Ошибка');
  await expect(dialog.getByRole('button', { name: /^Импортировать/ })).toBeDisabled();

  await text.fill(`логин;ФИО;эл. почта\n${good}\n`);
  await dialog.getByRole('button', { name: 'Проверить' }).click();
  await dialog.getByRole('button', { name: 'Импортировать: 1' }).click();
  await expect(dialog.getByText('Импорт завершён. Создано: 1, изменено: 0.')).toBeVisible();
  const [download] = await Promise.all([
    admin.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Скачать CSV' }).click(),
  ]);
  const row = (await readFile(await download.path(), 'utf8'))
    .split(/\r?\n/)
    .find((one) => one.includes(stamp))!;
  await dialog.getByRole('button', { name: 'Закрыть' }).click();
  await expect(admin.page.getByRole('link', { name: new RegExp(`Анин Олег ${stamp}`) })).toBeVisible();

  // The password of the file opens the account, and has to be changed at once.
  const secret = row.split(';').at(-1)!.replaceAll('"', '');
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await enter(page, `anin.${stamp}`, secret);
  await expect(page.getByRole('heading', { name: 'Придумайте новый пароль' })).toBeVisible();

  // The same file again changes nothing.
  await admin.page.getByRole('button', { name: 'Импорт из CSV' }).click();
  await text.fill(`логин;ФИО;эл. почта\n${good}\n`);
  await dialog.getByRole('button', { name: 'Проверить' }).click();
  await expect(dialog.getByText('Новых: 0, изменится: 0, без изменений: 1, с ошибками: 0')).toBeVisible();
  await context.close();
  await admin.context.close();
});
