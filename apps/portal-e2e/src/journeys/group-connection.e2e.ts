import { expect, test } from '@playwright/test';
import { AdminApi, madePassword } from '../support/admin-api';
import { AdminSection } from '../support/admin-section';
import { expectNoReload, live, mark, quickPerson } from '../support/people';

const stamp = Date.now().toString(36);
const group = `Склад ${stamp}`;
const login = `kladov.${stamp}`;

test.use({ actionTimeout: 20_000 });

test('a new group asks for its systems by itself, and is connected in one step, live for everybody', async ({
  browser,
}) => {
  test.slow();
  const customer = await quickPerson(browser, 'fedorova');
  const provider = await quickPerson(browser, 'orlov');
  const api = new AdminApi(customer.context);
  const setId = await api.permissionSet(`Создание ${stamp}`, ['ticket.create']);

  // The provider works on something else: the badge in the navigation counts one group more.
  await provider.page.goto('/tickets');
  const badge = provider.page.getByRole('link', { name: /^Администрирование/ }).locator('.number');
  await expect(badge).toBeVisible();
  const before = Number(await badge.innerText());
  await mark(provider.page);
  const groupId = await api.group(group, [setId]);
  await expect(badge).toHaveText(String(before + 1), live);

  // Its member cannot write a ticket yet, and is told why.
  await api.user(login, `Кладов ${stamp}`, { groupIds: [groupId] });
  const member = await quickPerson(browser, login, {}, madePassword);
  await member.page.goto('/tickets/new');
  await expect(member.page.getByText(`Группа «${group}» ожидает подключения`)).toBeVisible();
  await mark(member.page);
  await customer.page.goto(`/admin/groups/${groupId}`);
  await expect(customer.page.getByText('Ожидает подключения к системам')).toBeVisible();
  await mark(customer.page);

  const section = new AdminSection(provider.page);
  await provider.page.getByRole('link', { name: /^Администрирование/ }).click();
  await provider.page.getByRole('tab', { name: /^Подключения/ }).click();
  await provider.page.getByRole('link', { name: new RegExp(group) }).click();
  await section.pick('Добавить систему', 'Складской учёт');
  await provider.page.getByRole('button', { name: 'Подключить', exact: true }).click();
  const effect = provider.page.getByRole('dialog').getByRole('button', { name: 'Сохранить' });
  const done = provider.page.getByText(`Подключение сохранено: ${group}`);
  await expect(effect.or(done).first()).toBeVisible();
  if (await effect.isVisible()) await effect.click();
  await expect(done).toBeVisible();

  // The organization sees the state, the member the form, the provider one request less.
  await expect(customer.page.getByText('Складской учёт')).toBeVisible(live);
  await expect(customer.page.getByText('Ожидает подключения к системам')).toHaveCount(0);
  await expect(member.page.getByLabel('Тема тикета')).toBeVisible(live);
  if (before) await expect(badge).toHaveText(String(before), live);
  for (const { page } of [customer, provider, member]) await expectNoReload(page);
  for (const { context } of [customer, provider, member]) await context.close();
});
