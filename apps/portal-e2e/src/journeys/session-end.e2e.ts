import { expect, test } from '@playwright/test';
import { password, person, quickPerson } from '../support/people';
import { TicketForm } from '../support/ticket-pages';

test('a session that ends elsewhere asks to sign in again and keeps what was typed', async ({ browser }) => {
  const here = await person(browser, 'bykov');
  const form = new TicketForm(here.page);
  await form.open();
  await here.page.getByLabel('Тема тикета').fill('Долгий рассказ');
  await form.body.fill('Пишу давно и много');

  // A change of the password elsewhere ends every other session.
  const elsewhere = await quickPerson(browser, 'bykov');
  const query = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { expiresAt } }';
  const input = { currentPassword: password, newPassword: 'другой пароль 2026' };
  const answer = await elsewhere.context.request.post('/graphql', { data: { query, variables: { input } } });
  expect(await answer.json()).not.toHaveProperty('errors');

  const dialog = here.page.getByRole('dialog');
  await expect(dialog).toContainText('Сеанс завершён');
  await dialog.getByLabel('Пароль', { exact: true }).fill(input.newPassword);
  await dialog.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(here.page.getByLabel('Тема тикета')).toHaveValue('Долгий рассказ');
  await expect(form.body).toHaveValue('Пишу давно и много');
});
