import { expect, test } from '@playwright/test';
import { quickPerson } from '../support/people';

test.use({ actionTimeout: 20_000 });

test('everybody sets language, theme and time zone, and ends sessions elsewhere', async ({ browser }) => {
  test.slow();
  const here = await quickPerson(browser, 'smirnov');
  const elsewhere = await quickPerson(browser, 'smirnov');
  await elsewhere.page.goto('/tickets');
  await here.page.goto('/tickets');
  await here.page.getByRole('button', { name: /Настройки/ }).click();
  await here.page.getByRole('menuitem', { name: 'Все настройки' }).click();
  await expect(here.page.getByRole('heading', { name: 'Настройки', level: 1 })).toBeVisible();

  await here.page.getByRole('radio', { name: 'Тёмное' }).check();
  await expect(here.page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await here.page.getByLabel('Часовой пояс').fill('Владивосток');
  await here.page.getByRole('option').first().click();
  await expect(here.page.getByLabel('Часовой пояс')).toHaveValue(/Asia\/Vladivostok/);
  await here.page.getByRole('radio', { name: 'English' }).check();
  await expect(here.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();

  // They are kept: a new page begins with them.
  await here.page.reload();
  await expect(here.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await expect(here.page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await expect(here.page.getByLabel('Time zone')).toHaveValue(/Asia\/Vladivostok/);

  await here.page
    .getByRole('button', { name: /^End the session/ })
    .first()
    .click();
  await expect(elsewhere.page.getByRole('dialog')).toBeVisible({ timeout: 5_000 });
  await expect(here.page.getByText('There are no other sessions.')).toBeVisible();
  for (const { context } of [here, elsewhere]) await context.close();
});
