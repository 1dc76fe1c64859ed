import { expect, test, type Browser, type Page } from '@playwright/test';
import { AdminApi, madePassword } from '../support/admin-api';
import { enter, quickPerson, type Person } from '../support/people';
import { TicketForm } from '../support/ticket-pages';

const stamp = Date.now().toString(36);

test.use({ actionTimeout: 20_000 });

/** Somebody's browser at the sign-in. */
async function signInPage(browser: Browser): Promise<Person> {
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  return { context, page };
}

const signedOut = (page: Page) => page.getByRole('dialog').filter({ hasText: 'Сеанс завершён' });
const throttled = /Слишком много попыток входа/;

test('a password is reset and handed over: the shown one works once, the old one and old sessions do not', async ({
  browser,
}) => {
  test.slow();
  const [login, name] = [`sbrosov.${stamp}`, `Сбросов Иван ${stamp}`];
  const admin = await quickPerson(browser, 'fedorova');
  const id = await new AdminApi(admin.context).user(login, name);
  const user = await quickPerson(browser, login, {}, madePassword);
  await user.page.goto('/tickets');
  await expect(user.page.getByRole('navigation').first()).toBeVisible();

  await admin.page.goto(`/admin/users/${id}`);
  await admin.page.getByRole('button', { name: 'Сбросить пароль…' }).click();
  const reset = admin.page.getByRole('dialog', { name: `Новый пароль: ${name}` });
  await reset.getByRole('button', { name: 'Сгенерировать' }).click();
  const handedOver = await reset.getByLabel('Пароль', { exact: true }).inputValue();
  await reset.getByRole('button', { name: 'Сбросить пароль', exact: true }).click();
  const shown = admin.page.getByRole('dialog', { name: 'Передайте пароль пользователю' });
  await expect(shown.locator('code')).toHaveText(handedOver);
  await expect(signedOut(user.page)).toBeVisible({ timeout: 5_000 });
  await shown.getByRole('button', { name: 'Готово' }).click();
  await expect(admin.page.getByText(handedOver)).toHaveCount(0);
  await expect(admin.page.getByText('Сейчас пользователь нигде не вошёл.')).toBeVisible();

  const visitor = await signInPage(browser);
  const { page } = visitor;
  await enter(page, login, madePassword);
  await expect(page.getByText('Неверный логин или пароль')).toBeVisible();
  await enter(page, login, handedOver);
  await expect(page.getByRole('heading', { name: 'Придумайте новый пароль' })).toBeVisible();
  // Nothing else is open before it is changed.
  await page.goto('/tickets');
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
  await fill('Текущий пароль', handedOver);
  await fill('Новый пароль', 'ещё один свой пароль');
  await fill('Новый пароль ещё раз', 'ещё один свой пароль');
  await page.getByRole('button', { name: 'Сменить пароль' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  for (const { context } of [admin, user, visitor]) await context.close();
});

test('an account that wrong passwords locked is told so, and an administrator opens it', async ({
  browser,
}) => {
  test.slow();
  const [login, name] = [`zamkov.${stamp}`, `Замков Юрий ${stamp}`];
  const admin = await quickPerson(browser, 'fedorova');
  const id = await new AdminApi(admin.context).user(login, name);
  const visitor = await signInPage(browser);
  const { page } = visitor;
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { mustChangePassword } }';
  const attempt = async (password: string): Promise<string | undefined> => {
    const data = { query, variables: { input: { login, password } } };
    const answer = await visitor.context.request.post('/graphql', { data });
    const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code;
  };
  // Every further one has to wait twice as long: after the eighth the account is locked for 16 seconds.
  for (let wrong = 0; wrong < 8; wrong++)
    await expect.poll(() => attempt('не тот пароль'), { intervals: [300] }).toBe('UNAUTHENTICATED');
  await enter(page, login, madePassword);
  await expect(page.getByText(throttled)).toBeVisible();
  await expect(page.getByLabel('Логин', { exact: true })).toHaveValue(login);

  await admin.page.goto(`/admin/users/${id}`);
  const locked = admin.page.getByText(/Слишком много неверных паролей: вход закрыт до/);
  // Where the page opens slowly the lock may be over: one more wrong password makes it twice as long.
  await expect(async () => {
    await attempt('не тот пароль');
    await admin.page.reload();
    await expect(locked).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await admin.page.getByRole('button', { name: 'Снять блокировку' }).click();
  await expect(admin.page.getByText(`Блокировка снята: ${name}`)).toBeVisible();
  await expect(admin.page.getByRole('button', { name: 'Снять блокировку' })).toHaveCount(0);

  // The failures are forgotten too: without that this wrong password would lock the account anew.
  await enter(page, login, 'не тот пароль');
  await expect(page.getByText('Неверный логин или пароль')).toBeVisible();
  await enter(page, login, madePassword);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  for (const { context } of [admin, visitor]) await context.close();
});

test('one session is ended by an administrator: that browser keeps what was typed, the other goes on', async ({
  browser,
}) => {
  test.slow();
  const [login, name] = [`seansov.${stamp}`, `Сеансов Глеб ${stamp}`];
  const admin = await quickPerson(browser, 'fedorova');
  const api = new AdminApi(admin.context);
  const id = await api.user(login, name, { groupIds: [await api.groupNamed('Магазины')] });
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
  const typing = await quickPerson(browser, login, { userAgent: firefox }, madePassword);
  const other = await quickPerson(browser, login, {}, madePassword);
  await typing.page.goto('/tickets/new');
  await typing.page.getByLabel('Тема тикета').fill('Печать на полуслове');
  await new TicketForm(typing.page).body.fill('Пишу и не собираюсь терять');
  await other.page.goto('/tickets/mine');

  await admin.page.goto(`/admin/users/${id}`);
  const sessions = admin.page.locator('portal-user-sessions').getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await sessions.filter({ hasText: 'Firefox' }).getByRole('button').click();
  await expect(sessions).toHaveCount(1);
  await expect(signedOut(typing.page)).toBeVisible({ timeout: 5_000 });
  await signedOut(typing.page).getByLabel('Пароль', { exact: true }).fill(madePassword);
  await signedOut(typing.page).getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(signedOut(typing.page)).toBeHidden();
  await expect(typing.page.getByLabel('Тема тикета')).toHaveValue('Печать на полуслове');
  await expect(new TicketForm(typing.page).body).toHaveValue('Пишу и не собираюсь терять');

  await expect(signedOut(other.page)).toHaveCount(0);
  await other.page.getByRole('link', { name: 'Создать тикет' }).first().click();
  await expect(other.page.getByLabel('Тема тикета')).toBeVisible();
  for (const { context } of [admin, typing, other]) await context.close();
});
