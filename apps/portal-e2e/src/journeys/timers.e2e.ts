import { expect, test } from '@playwright/test';
import { person } from '../support/people';
import { startServer, type RunningServer } from '../support/server';
import { TicketCard, TicketForm, ticketIdOf } from '../support/ticket-pages';

/** A whole wait of 40 working hours, in seconds. */
const wait = 6;
/** The scheduler looks once a second. */
const late = { timeout: (wait + 4) * 1_000 };

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer({ DEMO_WAIT_SECONDS: String(wait) });
});
test.afterAll(() => server.stop());

test('both timers move a ticket that waits too long, seen live by both sides', async ({ browser }) => {
  test.slow();
  const customer = await person(browser, 'petrova', server.url);
  const specialist = await person(browser, 'sokolova', server.url);
  const form = new TicketForm(customer.page);
  await form.open();
  await form.fill('Не открывается отчёт', 'Отчёт за неделю не открывается.');
  await form.submit();
  const customerCard = new TicketCard(customer.page);
  await expect(customerCard.status).toHaveText('Новый');
  const card = new TicketCard(specialist.page);
  await card.open(ticketIdOf(customer.page));
  await specialist.page.getByRole('button', { name: 'Принять в работу' }).click();
  await card.move('В ожидании информации', 'Какой именно отчёт?');
  for (const page of [customer.page, specialist.page]) {
    await expect(page.locator('portal-ticket-thread')).toContainText('осталось 20 ч', late);
  }
  await expect(customerCard.status).toHaveText('В ожидании закрытия', late);
  await expect(card.status).toHaveText('В ожидании закрытия', late);
  await expect(customerCard.status).toHaveText('Закрыт', late);
  await expect(card.status).toHaveText('Закрыт', late);
  await expect(card.thread).toContainText('Автоматика');
  await expect(customer.page.getByRole('button', { name: 'Оценить' })).toBeVisible();
});
