import { expect, test } from '@playwright/test';
import { expectNoReload, live, mark, person } from '../support/people';
import { pasteScreenshot, TicketCard, TicketForm, ticketIdOf } from '../support/ticket-pages';

test('the whole life of a ticket, live in two browsers', async ({ browser }) => {
  test.slow();
  const customer = await person(browser, 'petrova');
  const specialist = await person(browser, 'sokolova');
  const subject = `Не печатает чек на кассе ${Date.now()}`;

  // The specialist watches the list, the customer writes.
  await specialist.page.goto('/tickets/all');
  await expect(specialist.page.getByRole('table')).toBeVisible();
  await mark(specialist.page);
  await customer.page.getByRole('link', { name: 'Тикеты', exact: true }).click();
  await mark(customer.page);
  const form = new TicketForm(customer.page);
  await form.open();
  await form.fill(subject, 'После обновления касса не печатает чек.');
  await pasteScreenshot(form.body);
  await expect(customer.page.locator('ui-upload-list')).toContainText('image');
  await form.submit();
  const customerCard = new TicketCard(customer.page);
  await expect(customerCard.status).toHaveText('Новый');
  const id = ticketIdOf(customer.page);

  // It waits behind the bar of new rows, then the card opens with the picture.
  await specialist.page.getByRole('button', { name: /Показать \d+ нов/ }).click(live);
  await specialist.page.getByRole('row').filter({ hasText: subject }).getByRole('link').first().click();
  const specialistCard = new TicketCard(specialist.page);
  await expect(specialistCard.status).toHaveText('Новый');
  await expect(specialist.page.locator(`img[src*="/files/"]`).first()).toBeVisible();

  await specialist.page.getByRole('button', { name: 'Принять в работу' }).click();
  await expect(specialistCard.status).toHaveText('В работе');
  await expect(customerCard.status).toHaveText('В работе', live);

  await specialistCard.move('В ожидании информации', 'Какая версия приложения?');
  await expect(customerCard.status).toHaveText('В ожидании информации', live);
  await expect(customerCard.thread).toContainText('Какая версия приложения?', live);
  await expect(customer.page.locator('portal-deadline-panel')).toContainText('Срок ожидания', live);

  await expect(customer.page.getByRole('checkbox', { name: 'и вернуть в работу' })).toBeChecked();
  await customerCard.send('Версия 2.1.7');
  await expect(specialistCard.status).toHaveText('В работе', live);
  await expect(specialistCard.thread).toContainText('Версия 2.1.7', live);

  await specialistCard.move('В ожидании закрытия', 'Исправлено в версии 2.1.8.');
  await expect(customer.page.getByRole('heading', { name: 'Проблема решена?' })).toBeVisible(live);
  await customer.page.getByRole('button', { name: 'Подтвердить' }).click();
  await expect(specialistCard.status).toHaveText('Закрыт', live);

  const rating = customer.page.getByRole('dialog');
  await rating.locator('ui-stars label').nth(1).click();
  await rating.getByRole('textbox').fill('Долго');
  await rating.getByRole('button', { name: 'Отправить', exact: true }).click();
  await expect(rating).toBeHidden();
  await expect(specialistCard.thread).toContainText('Оценка: 2 из 5', live);

  await customer.page.getByRole('button', { name: 'Переоткрыть' }).first().click();
  await customerCard.finishMove('Снова не печатает');
  await expect(specialistCard.status).toHaveText('Переоткрыт', live);
  await expect(specialistCard.thread).toContainText('Снова не печатает', live);

  expect(ticketIdOf(specialist.page)).toBe(id);
  await expectNoReload(customer.page);
  await expectNoReload(specialist.page);
  await customer.context.close();
  await specialist.context.close();
});

test('two specialists take one ticket: one wins, the other sees who', async ({ browser }) => {
  const customer = await person(browser, 'petrova');
  const form = new TicketForm(customer.page);
  await form.open();
  await form.fill(`Кто первый ${Date.now()}`, 'Проверяем очередь.');
  await form.submit();
  await expect(new TicketCard(customer.page).status).toHaveText('Новый');
  const id = ticketIdOf(customer.page);
  const [first, second] = [await person(browser, 'sokolova'), await person(browser, 'orlov')];
  const [one, other] = [new TicketCard(first.page), new TicketCard(second.page)];
  await one.open(id);
  await other.open(id);
  // The second one's screen is kept from hearing of the first: both press the same button.
  await second.page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('takeTicket')) return route.continue();
    await first.page.getByRole('button', { name: 'Принять в работу' }).click();
    await expect(one.status).toHaveText('В работе');
    await route.continue();
  });
  await second.page.getByRole('button', { name: 'Принять в работу' }).click();
  await expect(second.page.getByText(/уже в работе: Соколова/i).first()).toBeVisible();
  await expect(other.status).toHaveText('В работе', live);
});

test('a conflict in the dialog keeps the text and tells what changed', async ({ browser }) => {
  const customer = await person(browser, 'petrova');
  const form = new TicketForm(customer.page);
  await form.open();
  await form.fill(`Спор ${Date.now()}`, 'Кто быстрее ответит?');
  await form.submit();
  const customerCard = new TicketCard(customer.page);
  await expect(customerCard.status).toHaveText('Новый');
  const specialist = await person(browser, 'sokolova');
  const card = new TicketCard(specialist.page);
  await card.open(ticketIdOf(customer.page));
  await specialist.page.getByRole('button', { name: 'Принять в работу' }).click();
  await expect(card.status).toHaveText('В работе');

  await specialist.page.getByRole('button', { name: 'Сменить статус' }).click();
  await specialist.page.getByRole('menuitem', { name: 'В ожидании информации' }).click();
  const dialog = specialist.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Какой магазин?');
  await customerCard.send('Забыла написать: магазин на Лесной');
  await dialog.getByRole('button', { name: 'Отправить' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Петрова');
  await expect(dialog).toContainText('магазин на Лесной');
  await expect(dialog.getByRole('textbox')).toHaveValue('Какой магазин?');
  await dialog.getByRole('button', { name: 'Отправить' }).click();
  await expect(dialog).toBeHidden();
  await expect(customerCard.status).toHaveText('В ожидании информации', live);
});
