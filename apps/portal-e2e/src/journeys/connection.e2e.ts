import { expect, test } from '@playwright/test';
import { CuttableProxy } from '../support/cuttable-proxy';
import { person } from '../support/people';
import { TicketCard, TicketForm, ticketIdOf } from '../support/ticket-pages';

test('after a lost connection the screen equals a fresh query and typed text is untouched', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const proxy = await CuttableProxy.open(baseURL!);
  const customer = await person(browser, 'petrova', proxy.url);
  const specialist = await person(browser, 'sokolova');
  const form = new TicketForm(customer.page);
  await form.open();
  await form.fill(`Связь ${Date.now()}`, 'Пропадает связь.');
  await form.submit();
  const away = new TicketCard(customer.page);
  await expect(away.status).toHaveText('Новый');
  const card = new TicketCard(specialist.page);
  await card.open(ticketIdOf(customer.page));
  await away.reply.fill('Пишу в туннеле, ещё не отправ');

  proxy.cut();
  await expect(customer.page.getByText('Связь с сервером потеряна')).toBeVisible();
  await specialist.page.getByRole('button', { name: 'Принять в работу' }).click();
  await card.send('Уже смотрим');
  await specialist.page.getByRole('button', { name: 'Исправить приоритет' }).click();
  const priority = specialist.page.getByRole('menuitem', { name: 'Низкий' });
  await priority.click();
  await expect(card.priority).toHaveText('Низкий');
  await card.move('В ожидании информации', 'Какой оператор?');
  await expect(away.status).toHaveText('Новый');

  proxy.restore();
  await expect(customer.page.getByText('Соединение восстановлено')).toBeVisible({ timeout: 15_000 });
  await expect(away.status).toHaveText('В ожидании информации');
  await expect(away.thread).toContainText('Уже смотрим');
  await expect(away.thread).toContainText('Какой оператор?');
  await expect(away.reply).toHaveValue('Пишу в туннеле, ещё не отправ');

  // The same card asked for anew, in the same browser.
  const fresh = new TicketCard(await customer.context.newPage());
  await fresh.open(ticketIdOf(customer.page));
  await expect(fresh.thread).toContainText('Какой оператор?');
  await expect(fresh.priority).toHaveText('Низкий');
  expect(await away.header.innerText()).toBe(await fresh.header.innerText());
  expect(await away.thread.innerText()).toBe(await fresh.thread.innerText());
  await fresh.page.close();

  await away.send('Пишу в туннеле, ещё не отправил');
  await expect(card.thread).toContainText('Пишу в туннеле, ещё не отправил');
  await proxy.close();
});
