import { expect, test, type Browser, type Page } from '@playwright/test';
import { dialogLooks, expectFits, expectSound, looks, nameOf, type Look } from '../support/page-check';
import { become, openLook } from '../support/page-look';
import { startServer, type RunningServer } from '../support/server';

// Languages are preferences kept by the server: this file has one of its own, so that nobody else's words change.
let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());
// Dozens of pages are measured here; a recording of every step would take longer than the steps.
test.use({ trace: 'off' });

/** The narrowest phone. */
const phone = { locale: 'ru', theme: 'light', width: 360 } as const;

const open = (browser: Browser, look: Look | typeof phone) => openLook(browser, server.url, look);

interface SeenTicket {
  readonly id: number;
  readonly abilities: readonly string[];
  readonly attachments: readonly { readonly isImage: boolean }[];
}

/** The id of a ticket in one of the statuses that the person sees and that is `fit`. */
async function ticketWith(
  page: Page,
  statuses: string,
  fit: (ticket: SeenTicket) => boolean = () => true,
  tab = 'ALL',
): Promise<number> {
  const query = `{ tickets(tab: ${tab}, filter: { statuses: [${statuses}] }, first: 50) {
    edges { node { id abilities attachments { isImage } } } } }`;
  const answer = await page.context().request.post('/graphql', { data: { query } });
  const { data } = (await answer.json()) as { data: { tickets: { edges: { node: SeenTicket }[] } } };
  const found = data.tickets.edges.map(({ node }) => node).find(fit);
  if (!found) throw new Error(`No such ticket among ${data.tickets.edges.length} in ${statuses}`);
  return found.id;
}

for (const look of looks) {
  const words =
    look.locale === 'ru'
      ? { change: 'Сменить статус', reckoning: 'Как посчитано', settings: 'Настройки' }
      : { change: 'Change status', reckoning: /How it is (reckoned|calculated)/, settings: 'Settings' };

  test(`the pages of a visitor and a specialist: ${nameOf(look)}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const { page, complaints } = await open(browser, look);
    await page.goto('/sign-in');
    await expect(page.locator('form')).toBeVisible();
    await expectSound(page, look, 'sign-in');
    await become(page, 'sokolova', look);
    complaints.length = 0;
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
    await page.context().close();
  });

  test(`the pages of customers and an administrator: ${nameOf(look)}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const { page, complaints } = await open(browser, look);
    await become(page, 'smirnov', look);
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

    await become(page, 'petrova', look);
    const own = await ticketWith(page, 'AWAITING_CLOSURE, AWAITING_INFO, CLOSED', undefined, 'MINE');
    await page.goto(`/tickets/card/${own}`);
    await expect(page.locator('portal-ticket-header')).toBeVisible();
    await expectSound(page, look, 'card-customer');

    await become(page, 'zaytseva', look);
    await page.goto('/tickets/new');
    await expect(page.locator('ui-empty-state')).toBeVisible();
    await expectSound(page, look, 'create-unconnected');
    await page.goto('/tickets/mine');
    await expect(page.locator('ui-empty-state')).toBeVisible();
    await expectSound(page, look, 'list-empty');

    await become(page, 'admin', look);
    await page.goto('/admin');
    await expect(page.locator('main h1')).toBeVisible();
    await expectSound(page, look, 'admin');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
}

for (const look of dialogLooks) {
  const words =
    look.locale === 'ru'
      ? { extend: 'Продлить ожидание', assign: 'Назначить исполнителя', rate: 'Оценить' }
      : { extend: 'Extend the wait', assign: 'Choose the assignee', rate: 'Rate' };

  test(`dialogs and panels: ${nameOf(look)}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const { page, complaints } = await open(browser, look);
    const dialog = page.locator('[role=dialog], [role=alertdialog]');
    /** Measures what has just been opened, then closes it as a keyboard would. */
    const measured = async (name: string) => {
      await expect(dialog).toBeVisible();
      await expectSound(page, look, name);
      // A list that stands open in the dialog takes an Escape of its own.
      await expect(async () => {
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden({ timeout: 500 });
      }).toPass();
    };

    await become(page, 'sokolova', look);
    // One row only: what lies behind the panels is measured elsewhere.
    const waiting = await ticketWith(page, 'AWAITING_INFO', ({ abilities }) =>
      ['EXTEND_WAIT', 'ASSIGN'].every((ability) => abilities.includes(ability)),
    );
    await page.goto(`/tickets/all?q=SUP-${waiting}`);
    await expect(page.locator('main a[href*="/tickets/card/"]').first()).toBeVisible();
    await page.locator('ui-value-filter button, .toolbar button.controls').first().click();
    await measured(look.width === 390 ? 'filter-sheet' : 'filter-panel');

    await page.goto(`/tickets/card/${waiting}`);
    await page.getByRole('button', { name: words.extend }).click();
    await measured('extend');
    if (look.width === 390) await page.locator('aside details summary').click();
    await page.getByRole('button', { name: words.assign }).click();
    await measured('assign');

    const statuses = 'NEW, IN_PROGRESS, AWAITING_INFO, AWAITING_CLOSURE, REOPENED';
    const pictured = await ticketWith(page, statuses, ({ attachments }) =>
      attachments.some((each) => each.isImage),
    );
    await page.goto(`/tickets/card/${pictured}`);
    await page.locator('ui-attachment-list button.thumbnail').first().click();
    await measured('lightbox');

    await become(page, 'petrova', look);
    const closed = await ticketWith(page, 'CLOSED', ({ abilities }) => abilities.includes('RATE'), 'MINE');
    await page.goto(`/tickets/card/${closed}`);
    await page.getByRole('button', { name: words.rate, exact: true }).first().click();
    await measured('rating');
    await page.goto('/tickets/new');
    await page.locator('input[formcontrolname=subject]').fill('12');
    await page.locator('header a.brand').click();
    await measured('leaving');

    page.on('dialog', (ask) => void ask.accept());
    await become(page, 'novikov', look);
    await page.goto('/');
    await expect(page.locator('portal-password-form')).toBeVisible();
    await expectSound(page, look, 'password-owed');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
}

test('nothing is wider than the narrowest phone', async ({ browser }) => {
  const { page } = await open(browser, phone);
  await become(page, 'petrova', phone);
  const closed = await ticketWith(page, 'CLOSED', undefined, 'MINE');
  const places = {
    desktop: { path: '/', shows: 'main h1' },
    list: { path: '/tickets/mine', shows: 'main a[href*="/tickets/card/"]' },
    create: { path: '/tickets/new', shows: 'portal-type-choice' },
    card: { path: `/tickets/card/${closed}`, shows: 'portal-ticket-header' },
  };
  for (const [name, { path, shows }] of Object.entries(places)) {
    await page.goto(path);
    await expect(page.locator(shows).first()).toBeVisible();
    await expect(page.locator('main ui-skeleton')).toHaveCount(0);
    await expectFits(page, name);
  }
  await page.context().close();
});
