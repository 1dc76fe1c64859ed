import { expect, test } from '@playwright/test';
import { AdminApi, madePassword } from '../support/admin-api';
import { AdminSection } from '../support/admin-section';
import { enter, expectNoReload, live, mark, quickPerson } from '../support/people';
import { TicketApi } from '../support/ticket-api';

const stamp = Date.now().toString(36);

test.use({ actionTimeout: 20_000 });

test('members join with a role of their own in the group; removed, they see its tickets go', async ({
  browser,
}) => {
  test.slow();
  const [name, login] = [`Чижов Роман ${stamp}`, `chizhov.${stamp}`];
  const role = `Читатель ${stamp}`;
  const admin = await quickPerson(browser, 'fedorova');
  const author = await quickPerson(browser, 'petrova');
  const api = new AdminApi(admin.context);
  await api.role(role, [await api.permissionSet(`Чтение ${stamp}`, ['ticket.readAll'])]);
  await api.user(login, name);
  const ticket = await new TicketApi(author.context).create(`Для коллег ${stamp}`);
  const member = await quickPerson(browser, login, {}, madePassword);
  await member.page.goto(`/tickets/card/${ticket.id}`);
  const thread = member.page.locator('portal-ticket-thread');
  await expect(member.page.getByRole('navigation').first()).toBeVisible();
  await expect(thread).toHaveCount(0);

  await admin.page.goto(`/admin/groups/${await api.groupNamed('Магазины')}`);
  const section = new AdminSection(admin.page);
  const members = admin.page.locator('portal-group-members');
  await section.pick('Добавить пользователей', name, members);
  await members.getByRole('button', { name: 'Добавить в группу: 1' }).click();
  await section.agree();
  await expect(admin.page.getByText('Добавлен 1 участник')).toBeVisible();
  await members.getByLabel('Поиск по имени, логину, почте').fill(name);
  await members.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await section.pick('Добавить роль', role, members);
  await members.getByRole('button', { name: 'Сохранить роли' }).click();
  await expect(admin.page.getByRole('dialog')).toContainText(
    'Просмотр всех тикетов – только в группе «Магазины»',
  );
  await section.agree();
  await expect(admin.page.getByText(`Роли сохранены: ${name}`)).toBeVisible();

  await member.page.goto(`/tickets/card/${ticket.id}`);
  await expect(thread).toBeVisible();
  await mark(member.page);
  await members.getByRole('button', { name: `Убрать из группы: ${name}` }).click();
  await expect(admin.page.getByRole('dialog')).toContainText('Лишится');
  await section.agree();
  await expect(admin.page.getByText(`Больше не в группе: ${name}`)).toBeVisible();
  await expect(member.page.getByRole('heading', { name: 'Тикет больше недоступен' })).toBeVisible(live);
  await expect(thread).toHaveCount(0);
  await expectNoReload(member.page);
  for (const { context } of [admin, author, member]) await context.close();
});

test('a role made «Руководящая роль» from its creation leads from the first sign-in', async ({ browser }) => {
  test.slow();
  const [name, login] = [`Главный Олег ${stamp}`, `glavny.${stamp}`];
  const role = `Начальник ${stamp}`;
  const admin = await quickPerson(browser, 'fedorova');
  const author = await quickPerson(browser, 'petrova');
  const api = new AdminApi(admin.context);
  const groupId = await api.groupNamed('Магазины');
  await api.user(login, name, { groupIds: [groupId] });
  const subject = `Отделу на заметку ${stamp}`;
  await new TicketApi(author.context).create(subject);

  const section = new AdminSection(admin.page);
  await admin.page.goto('/admin/roles/new');
  await admin.page.getByLabel('Название').fill(role);
  await admin.page.getByRole('switch', { name: /Руководящая роль/ }).click();
  await section.save(role);
  await admin.page.goto(`/admin/groups/${groupId}`);
  const members = admin.page.locator('portal-group-members');
  await members.getByLabel('Поиск по имени, логину, почте').fill(name);
  await members.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await section.pick('Добавить роль', role, members);
  await members.getByRole('button', { name: 'Сохранить роли' }).click();
  await expect(admin.page.getByRole('dialog')).toContainText('Станет руководителем');
  await section.agree();
  await expect(admin.page.getByText(`Роли сохранены: ${name}`)).toBeVisible();

  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
  const page = await context.newPage();
  await page.goto('/tickets');
  await enter(page, login, madePassword);
  await page.getByRole('tab', { name: /Тикеты моей группы/ }).click();
  await expect(page.getByText(subject).first()).toBeVisible();
  for (const one of [admin.context, author.context, context]) await one.close();
});
