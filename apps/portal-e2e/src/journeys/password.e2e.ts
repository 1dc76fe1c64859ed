import { expect, test } from '@playwright/test';
import { enter, password } from '../support/people';

test('the first sign-in allows nothing but a new password', async ({ page }) => {
  await page.goto('/tickets/mine');
  await enter(page, 'novikov');
  await expect(page.getByRole('heading', { name: 'Придумайте новый пароль' })).toBeVisible();
  await page.goto('/tickets/mine');
  await expect(page.getByRole('heading', { name: 'Придумайте новый пароль' })).toBeVisible();

  const [current, next, repeat] = ['Текущий пароль', 'Новый пароль', 'Новый пароль ещё раз'].map((label) =>
    page.getByLabel(label, { exact: true }),
  );
  await current!.fill('не тот пароль');
  await next!.fill('синий кит плывёт');
  await repeat!.fill('синий кит плывёт');
  await page.getByRole('button', { name: 'Сменить пароль' }).click();
  await expect(page.getByText('Текущий пароль указан неверно').first()).toBeVisible();
  await expect(next!).toHaveValue('синий кит плывёт');
  await current!.fill(password);
  await page.getByRole('button', { name: 'Сменить пароль' }).click();
  await expect(page.getByRole('navigation')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await enter(page, 'novikov');
  await expect(page.getByText('Неверный логин или пароль')).toBeVisible();
  await expect(page.getByLabel('Логин', { exact: true })).toHaveValue('novikov');
  await enter(page, 'novikov', 'синий кит плывёт');
  await expect(page.getByRole('navigation')).toBeVisible();
});
