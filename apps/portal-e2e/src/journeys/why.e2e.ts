import { expect, test } from '@playwright/test';
import { AdminApi } from '../support/admin-api';
import { quickPerson } from '../support/people';
import { TicketApi } from '../support/ticket-api';

const stamp = Date.now().toString(36);

test.use({ actionTimeout: 20_000 });

test('every path of a right is told, and why somebody sees a ticket and another does not', async ({
  browser,
}) => {
  test.slow();
  const admin = await quickPerson(browser, 'fedorova');
  const author = await quickPerson(browser, 'petrova');
  const api = new AdminApi(admin.context);
  const set = `Обзор ${stamp}`;
  const [role, group] = [`Обозреватель ${stamp}`, `Обзорный отдел ${stamp}`];
  const setId = await api.permissionSet(set, ['ticket.readAll']);
  const seer = await api.user(`obzorov.${stamp}`, `Обзоров ${stamp}`, {
    groupIds: [await api.group(group, [setId])],
    roleIds: [await api.role(role, [setId])],
  });
  const stranger = await api.user(`chuzhov.${stamp}`, `Чужов ${stamp}`);
  const { number } = await new TicketApi(author.context).create(`Кто видит ${stamp}`);

  const rights = admin.page.locator('portal-user-rights');
  const ask = async (typed: string) => {
    await rights.getByLabel('Номер тикета').fill(typed);
    await rights.getByRole('button', { name: 'Проверить' }).click();
  };
  await admin.page.goto(`/admin/users/${seer}`);
  await rights.getByRole('button', { name: 'Почему?' }).click();
  await expect(rights.locator('dt')).toHaveText(['Просмотр всех тикетов']);
  await expect(rights.locator('dd')).toHaveText([
    `Состоит в группе «${group}», у группы есть полномочие «${set}».`,
    `Имеет в системе роль «${role}», у роли есть полномочие «${set}».`,
  ]);
  await ask('не номер');
  await expect(rights.getByText('Введите номер тикета, например SUP-1042.')).toBeVisible();
  await ask(number);
  await expect(rights.getByText(`Видит тикет ${number}`)).toBeVisible();
  await expect(rights.getByText('Имеет право видеть все тикеты.')).toBeVisible();

  await admin.page.goto(`/admin/users/${stranger}`);
  await rights.getByRole('button', { name: 'Почему?' }).click();
  await expect(
    rights.getByText('Прав нет: ни группы, ни роли пользователя не дают полномочий.'),
  ).toBeVisible();
  await ask(number);
  await expect(rights.getByText(`Не видит тикет ${number}`)).toBeVisible();
  for (const reason of ['Не автор этого тикета.', 'Не имеет права видеть все тикеты.'])
    await expect(rights.getByText(reason)).toBeVisible();
  for (const { context } of [admin, author]) await context.close();
});
