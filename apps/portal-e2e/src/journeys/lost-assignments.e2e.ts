import { expect, test } from '@playwright/test';
import { AdminApi, madePassword } from '../support/admin-api';
import { AdminSection } from '../support/admin-section';
import { live, quickPerson } from '../support/people';
import { TicketApi } from '../support/ticket-api';
import { TicketCard } from '../support/ticket-pages';

const stamp = Date.now().toString(36);

test.use({ actionTimeout: 20_000 });

test('the preview names lost rights and assignments; a deactivated assignee gives the ticket back and keeps the name', async ({
  browser,
}) => {
  test.slow();
  const [name, login] = [`Ведущев Пётр ${stamp}`, `veduschev.${stamp}`];
  const admin = await quickPerson(browser, 'admin');
  const customer = await quickPerson(browser, 'petrova');
  const api = new AdminApi(admin.context);
  const setId = await api.permissionSet(`Разбор ${stamp}`, ['ticket.process', 'ticket.readAll']);
  const role = `Разборщик ${stamp}`;
  const userId = await api.user(login, name, { roleIds: [await api.role(role, [setId])] });
  const ticket = await new TicketApi(customer.context).create(`Вернётся в очередь ${stamp}`);
  const specialist = await quickPerson(browser, login, {}, madePassword);
  await new TicketApi(specialist.context).take(ticket);
  const card = new TicketCard(customer.page);
  await card.open(String(ticket.id));
  await expect(card.facts).toContainText(name);

  // Taken away, the role would cost rights and the ticket its owner: refused, nothing happens.
  await admin.page.goto(`/admin/users/${userId}`);
  const roles = admin.page.locator('ui-pane').filter({ hasText: 'Роли в системе' });
  await roles.getByRole('button', { name: `Убрать «${role}»` }).click();
  await admin.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  const effect = admin.page.getByRole('dialog', { name: 'Что изменится' });
  for (const words of [name, 'Лишится', 'Обработка тикетов', 'Просмотр всех тикетов'])
    await expect(effect).toContainText(words);
  await expect(effect).toContainText('В очередь вернётся 1 тикет');
  await expect(effect).toContainText(`${ticket.number} Вернётся в очередь ${stamp}`);
  await effect.getByRole('button', { name: 'Отмена' }).click();
  await expect(card.facts).toContainText(name);
  await admin.page.getByRole('button', { name: 'Отменить', exact: true }).click();

  await admin.page.getByRole('button', { name: 'Деактивировать' }).click();
  await admin.page.getByRole('alertdialog').getByRole('button', { name: 'Деактивировать' }).click();
  await expect(effect).toContainText(ticket.number);
  await new AdminSection(admin.page).agree();
  await expect(admin.page.getByText(`Деактивирован: ${name}`)).toBeVisible();
  await expect(card.facts).toContainText('Не назначен', live);
  await expect(card.facts).not.toContainText(name);
  await expect(card.thread).toContainText(`Исполнитель снят: ${name}`);
  for (const { context } of [admin, customer, specialist]) await context.close();
});
