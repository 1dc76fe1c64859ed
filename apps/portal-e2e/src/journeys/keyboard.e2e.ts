import { expect, test, type Locator, type Page } from '@playwright/test';
import { quickPerson } from '../support/people';
import { TicketApi } from '../support/ticket-api';
import { TicketCard } from '../support/ticket-pages';

/** Presses the arrow until the focus stands on the step. */
async function arrowTo(page: Page, name: string): Promise<void> {
  const item = page.getByRole('menuitem', { name });
  await expect(item).toBeVisible();
  const steps = await page.getByRole('menuitem').count();
  for (let presses = 0; presses < steps; presses++) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(item).toBeFocused();
}

/** Presses Tab until the focus stands on what is meant. */
async function tabTo(
  page: Page,
  name: string | RegExp,
  role: 'button' | 'link' | 'textbox',
  within: Page | Locator = page,
): Promise<void> {
  const target = within.getByRole(role, { name }).first();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${role} ${name} is not reached by Tab`);
}

test('a ticket is found, taken and answered by keyboard alone', async ({ browser }) => {
  const customer = await quickPerson(browser, 'petrova');
  const { number } = await new TicketApi(customer.context).create('По клавишам');

  const { page } = await quickPerson(browser, 'sokolova');
  await page.goto('/tickets/all');
  await expect(page.getByRole('link', { name: number })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'К содержанию' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, number, 'link');
  await page.keyboard.press('Enter');
  const card = new TicketCard(page);
  await expect(card.status).toHaveText('Новый');
  await tabTo(page, 'Принять в работу', 'button');
  await page.keyboard.press('Enter');
  await expect(card.status).toHaveText('В работе');

  await tabTo(page, 'Сменить статус', 'button');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Сменить статус' })).toBeFocused();
  await page.keyboard.press('Enter');
  await arrowTo(page, 'В ожидании информации');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab');
    expect(
      await dialog.evaluate(
        (element) =>
          element.contains(document.activeElement) ||
          document.activeElement?.classList.contains('cdk-focus-trap-anchor'),
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Сменить статус' })).toBeFocused();

  await page.keyboard.press('Enter');
  await arrowTo(page, 'В ожидании информации');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Какая версия?');
  await tabTo(page, 'Отправить', 'button', dialog);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(card.status).toHaveText('В ожидании информации');
  await expect(card.thread).toContainText('Какая версия?');

  await tabTo(page, 'Ответ', 'textbox');
  await page.keyboard.type('Отвечаю без мыши');
  await page.keyboard.press('Control+Enter');
  await expect(card.thread).toContainText('Отвечаю без мыши');
});
