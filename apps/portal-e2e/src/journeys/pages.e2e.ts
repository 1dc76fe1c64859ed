import { expect, test, type Browser, type Page } from '@playwright/test';
import { complaintsOf, expectSound, looks, nameOf, type Look } from '../support/page-check';
import { quickPerson } from '../support/people';

/** A person whose preferences are the look. */
async function visitor(
  browser: Browser,
  login: string,
  look: Look,
): Promise<{ page: Page; complaints: string[] }> {
  const { locale, theme, width } = look;
  const { context, page } = await quickPerson(browser, login, {
    viewport: { width, height: 900 },
    colorScheme: theme,
  });
  const query = 'mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { id } }';
  await context.request.post('/graphql', {
    data: { query, variables: { input: { locale, theme: 'SYSTEM' } } },
  });
  return { page, complaints: complaintsOf(page) };
}

/** Asks the API as the visitor. */
async function ask<T>(page: Page, query: string): Promise<T> {
  const answer = await page.context().request.post('/graphql', { data: { query } });
  return ((await answer.json()) as { data: T }).data;
}

const ticketWith = async (page: Page, status: string): Promise<number> => {
  const { tickets } = await ask<{ tickets: { edges: { node: { id: number } }[] } }>(
    page,
    `{ tickets(tab: ALL, filter: { statuses: [${status}] }, first: 1) { edges { node { id } } } }`,
  );
  return tickets.edges[0]!.node.id;
};

for (const look of looks) {
  const words =
    look.locale === 'ru'
      ? { change: 'Сменить статус', reckoning: 'Как посчитано', settings: 'Настройки' }
      : { change: 'Change status', reckoning: 'How it is reckoned', settings: 'Settings' };

  test(`signed out: ${nameOf(look)}`, async ({ browser }) => {
    const context = await browser.newContext({
      locale: look.locale === 'ru' ? 'ru-RU' : 'en-GB',
      viewport: { width: look.width, height: 900 },
      colorScheme: look.theme,
    });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await expect(page.locator('form')).toBeVisible();
    await expectSound(page, look, 'sign-in');
  });

  test(`a specialist's pages: ${nameOf(look)}`, async ({ browser }) => {
    test.slow();
    const { page, complaints } = await visitor(browser, 'sokolova', look);
    await page.goto('/');
    await expect(page.locator('main h1')).toBeVisible();
    await expect(page.locator('main ui-skeleton')).toHaveCount(0);
    await expectSound(page, look, 'desktop');
    await page.getByRole('button', { name: words.settings }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectSound(page, look, 'settings');
    await page.keyboard.press('Escape');

    await page.goto('/tickets/all');
    await expect(page.locator('main a[href*="/tickets/card/"]').first()).toBeVisible();
    await expectSound(page, look, 'list-all');
    await page.goto('/tickets/all?q=нет+такого+тикета');
    await expect(page.locator('ui-empty-state')).toBeVisible();
    await expectSound(page, look, 'list-nothing');
    await page.goto('/tickets/group');
    await expectSound(page, look, 'list-no-tab');

    await page.goto(`/tickets/card/${await ticketWith(page, 'AWAITING_INFO')}`);
    await expect(page.locator('portal-deadline-panel')).toBeVisible();
    await expectSound(page, look, 'card-waiting');
    await page.getByRole('button', { name: words.reckoning }).click();
    await expect(page.getByRole('dialog').locator('table')).toBeVisible();
    await expectSound(page, look, 'reckoning');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.change }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectSound(page, look, 'card-steps');
    await page.getByRole('menuitem').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectSound(page, look, 'status-dialog');
    await page.keyboard.press('Escape');
    await page.goto(`/tickets/card/${await ticketWith(page, 'CLOSED')}`);
    await expect(page.locator('portal-ticket-header')).toBeVisible();
    await expectSound(page, look, 'card-closed');
    await page.goto('/tickets/card/999999');
    await expect(page.locator('ui-empty-state')).toBeVisible();
    await expectSound(page, look, 'card-missing');
    await page.goto('/no/such/page');
    await expectSound(page, look, 'not-found');
    expect(complaints).toEqual([]);
  });

  test(`a customer's pages: ${nameOf(look)}`, async ({ browser }) => {
    test.slow();
    const { page, complaints } = await visitor(browser, 'smirnov', look);
    await page.goto('/tickets/group');
    await expect(page.locator('main a[href*="/tickets/card/"]').first()).toBeVisible();
    await expectSound(page, look, 'list-group');
    await page.goto('/tickets/new');
    await expect(page.locator('portal-type-choice')).toBeVisible();
    await page.locator('portal-type-choice label').nth(1).click();
    await expectSound(page, look, 'create');
    await page.locator('form.page').evaluate((form: HTMLFormElement) => form.requestSubmit());
    await expect(page.locator('mat-error').first()).toBeVisible();
    await expectSound(page, look, 'create-errors');
    await page.goto('/admin');
    await expect(page.locator('main h1')).toBeVisible();
    await expectSound(page, look, 'admin-refused');
    await page.goto('/password');
    await expect(page.locator('form')).toBeVisible();
    await expectSound(page, look, 'password');
    expect(complaints).toEqual([]);
  });

  test(`other people's pages: ${nameOf(look)}`, async ({ browser }) => {
    test.slow();
    const author = await visitor(browser, 'petrova', look);
    const { tickets } = await ask<{ tickets: { edges: { node: { id: number } }[] } }>(
      author.page,
      '{ tickets(tab: MINE, filter: { statuses: [AWAITING_CLOSURE, AWAITING_INFO, CLOSED] }, first: 1) { edges { node { id } } } }',
    );
    await author.page.goto(`/tickets/card/${tickets.edges[0]!.node.id}`);
    await expect(author.page.locator('portal-ticket-header')).toBeVisible();
    await expectSound(author.page, look, 'card-customer');
    const waiting = await visitor(browser, 'zaytseva', look);
    await waiting.page.goto('/tickets/new');
    await expect(waiting.page.locator('ui-empty-state')).toBeVisible();
    await expectSound(waiting.page, look, 'create-unconnected');
    await waiting.page.goto('/tickets/mine');
    await expect(waiting.page.locator('ui-empty-state')).toBeVisible();
    await expectSound(waiting.page, look, 'list-empty');
    const admin = await visitor(browser, 'admin', look);
    await admin.page.goto('/admin');
    await expect(admin.page.locator('main h1')).toBeVisible();
    await expectSound(admin.page, look, 'admin');
    expect([...author.complaints, ...waiting.complaints, ...admin.complaints]).toEqual([]);
  });
}
