import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** The password of every demo account. */
export const password = 'demo-portal-2026';

/** Somebody in a browser of their own. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A change must be seen by others within this time. */
export const live = { timeout: 2_000 };

/** Opens a browser context and signs in by the form. */
export async function person(browser: Browser, login: string, baseURL?: string): Promise<Person> {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await enter(page, login);
  await expect(page.getByRole('navigation')).toBeVisible();
  return { context, page };
}

/** Fills the form of the sign-in. */
export async function enter(page: Page, login: string, secret = password): Promise<void> {
  await page.getByLabel('Логин', { exact: true }).fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Войти' }).click();
}

/** Signs in without the form, for specs that are about something else. */
export async function quickPerson(
  browser: Browser,
  login: string,
  options: Parameters<Browser['newContext']>[0] = {},
  secret = password,
): Promise<Person> {
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', ...options });
  await signIn(context, login, secret);
  return { context, page: await context.newPage() };
}

/** Gives a browser context the session of somebody. */
export async function signIn(context: BrowserContext, login: string, secret = password): Promise<void> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { mustChangePassword } }';
  const answer = await context.request.post('/graphql', {
    data: { query, variables: { input: { login, password: secret } } },
  });
  expect(await answer.json()).not.toHaveProperty('errors');
}

/** Remembers that the page was not loaded anew. */
export const mark = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(window, { sameVisit: true }));

/** Fails when the page was loaded anew since {@link mark}. */
export async function expectNoReload(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'sameVisit' in window)).toBe(true);
}
