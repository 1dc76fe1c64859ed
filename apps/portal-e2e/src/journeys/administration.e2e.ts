import { expect, test } from '@playwright/test';
import { AdminSection } from '../support/admin-section';
import { enter, live, person } from '../support/people';

const stamp = Date.now().toString(36);
const names = {
  set: `Заявки ${stamp}`,
  role: `Старший ${stamp}`,
  people: `Люди ${stamp}`,
  clerk: `Кадровик ${stamp}`,
  group: `Отдел ${stamp}`,
  user: `Кружкин Лев ${stamp}`,
  login: `kruzhkin.${stamp}`,
};
const first = 'первый пароль на день';
const own = 'свой пароль навсегда';

test.use({ actionTimeout: 20_000 });

test('an administrator makes a set, a role, a group and a user, who sees exactly what they may', async ({
  browser,
}) => {
  test.slow();
  const admin = await person(browser, 'fedorova');
  const section = new AdminSection(admin.page);
  await admin.page.getByRole('link', { name: /^Администрирование/ }).click();

  await section.open('Полномочия');
  await admin.page.getByRole('link', { name: 'Новое полномочие' }).click();
  await admin.page.getByLabel('Название').fill(names.set);
  await admin.page.getByRole('checkbox', { name: 'Создание тикетов' }).check();
  await section.save(names.set);
  await admin.page.getByRole('link', { name: 'Новое полномочие' }).click();
  await admin.page.getByLabel('Название').fill(names.people);
  await admin.page.getByRole('checkbox', { name: 'Просмотр пользователей' }).check();
  await section.save(names.people);

  await section.open('Роли');
  await admin.page.getByRole('link', { name: 'Новая роль' }).click();
  await admin.page.getByLabel('Название').fill(names.role);
  await section.pick('Добавить полномочие', names.set);
  await section.save(names.role);
  await admin.page.getByRole('link', { name: 'Новая роль' }).click();
  await admin.page.getByLabel('Название').fill(names.clerk);
  await section.pick('Добавить полномочие', names.people);
  await section.save(names.clerk);

  await section.open('Группы');
  await admin.page.getByRole('link', { name: 'Новая группа' }).click();
  await admin.page.getByLabel('Название').fill(names.group);
  await section.pick('Добавить полномочие', names.set);
  await section.save(names.group);
  await expect(admin.page.getByText('Ожидает подключения к системам')).toBeVisible();

  await section.open('Пользователи');
  await admin.page.getByRole('link', { name: 'Новый пользователь' }).click();
  await admin.page.getByLabel('ФИО').fill(names.user);
  await admin.page.getByLabel('Логин', { exact: true }).fill(names.login);
  await admin.page.getByLabel('Пароль', { exact: true }).fill(first);
  await section.pick('Добавить в группу', names.group);
  await section.save(names.user);
  // Shown once, to be handed over.
  await expect(admin.page.getByRole('dialog')).toContainText(first);
  await admin.page.getByRole('button', { name: 'Готово' }).click();

  // The new user signs in, changes the password and sees what the rights give: tickets may be written, nothing else.
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await enter(page, names.login, first);
  await expect(page.getByRole('heading', { name: 'Придумайте новый пароль' })).toBeVisible();
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
  await fill('Текущий пароль', first);
  await fill('Новый пароль', own);
  await fill('Новый пароль ещё раз', own);
  await page.getByRole('button', { name: 'Сменить пароль' }).click();
  const navigation = page.getByRole('navigation').first();
  await expect(navigation.getByRole('link')).toHaveText(['Рабочий стол', 'Тикеты']);
  await page.getByRole('link', { name: 'Тикеты', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Создать тикет' }).first()).toBeVisible();
  const tab = page.getByRole('tab', { name: /Тикеты моей группы/ });
  await expect(page.getByRole('tab')).toHaveText([/Мои тикеты/]);

  // The role in the group, then «Руководящая роль» on and off: the tab comes and goes in the open browser.
  await section.open('Группы');
  await admin.page.getByRole('link', { name: new RegExp(names.group) }).click();
  await admin.page
    .getByRole('button', { name: new RegExp(names.user) })
    .first()
    .click();
  await section.pick('Добавить роль', names.role);
  await admin.page.getByRole('button', { name: 'Сохранить роли' }).click();
  await expect(admin.page.getByText(`Роли сохранены: ${names.user}`)).toBeVisible();
  await section.open('Роли');
  await admin.page.getByRole('link', { name: new RegExp(names.role) }).click();
  const leading = admin.page.getByRole('switch', { name: /Руководящая роль/ });
  for (const isOn of [true, false]) {
    await leading.click();
    await section.save(names.role);
    await expect(tab).toHaveCount(isOn ? 1 : 0, live);
  }

  // An existing account is changed too, and the reason of a right is told.
  await section.open('Пользователи');
  await admin.page.getByRole('link', { name: new RegExp(names.user) }).click();
  await admin.page.getByLabel('Должность').fill('Стажёр');
  await section.save(names.user);

  // A role in the system: the administration appears, to be looked at only, and goes with the role.
  const systemRoles = admin.page.locator('ui-pane').filter({ hasText: 'Роли в системе' });
  await section.pick('Добавить роль', names.clerk, systemRoles);
  await section.save(names.user);
  await expect(navigation.getByRole('link')).toHaveText(
    ['Рабочий стол', 'Тикеты', 'Администрирование'],
    live,
  );
  await navigation.getByRole('link', { name: 'Администрирование' }).click();
  await expect(page.getByRole('tab')).toHaveText(['Пользователи', 'Группы', 'Роли', 'Полномочия']);
  await expect(page.getByRole('link', { name: 'Новый пользователь' })).toHaveCount(0);
  await page.getByRole('link', { name: /Фёдорова Елена/ }).click();
  await expect(page.getByText('Только просмотр')).toBeVisible();
  await expect(page.getByLabel('ФИО')).toBeDisabled();
  await systemRoles.getByRole('button', { name: `Убрать «${names.clerk}»` }).click();
  await section.save(names.user);
  await expect(page.getByText('Этот раздел доступен администраторам.')).toBeVisible(live);
  await expect(navigation.getByRole('link')).toHaveText(['Рабочий стол', 'Тикеты']);

  await admin.page.getByRole('button', { name: 'Почему?' }).click();
  await expect(
    admin.page.getByText(`Состоит в группе «${names.group}», у группы есть полномочие «${names.set}».`),
  ).toBeVisible();

  // Deactivated, they are signed out in the open browser.
  await admin.page.getByRole('button', { name: 'Деактивировать' }).click();
  await admin.page.getByRole('alertdialog').getByRole('button', { name: 'Деактивировать' }).click();
  const effect = admin.page.getByRole('dialog').getByRole('button', { name: 'Сохранить' });
  const done = admin.page.getByText(`Деактивирован: ${names.user}`);
  await expect(effect.or(done).first()).toBeVisible();
  if (await effect.isVisible()) await effect.click();
  await expect(done).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Сеанс завершён' })).toBeVisible({ timeout: 5_000 });
  await context.close();
  await admin.context.close();
});
