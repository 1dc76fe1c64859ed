import { expect, test, type Page } from '@playwright/test';
import { dialogLooks, expectSound, looks, nameOf, type Look } from '../support/page-check';
import { become, openLook } from '../support/page-look';
import { startServer, type RunningServer } from '../support/server';

// Languages are preferences kept by the server: this file has one of its own, so that nobody else's words change.
let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());
test.use({ trace: 'off', actionTimeout: 20_000 });

/** Sections with a list and details, and whether one can be made there. */
const listed = {
  users: true,
  groups: true,
  roles: true,
  'permission-sets': true,
  connections: false,
  organizations: true,
  calendars: true,
  checklists: false,
} as const;
type Listed = keyof typeof listed;

const own: readonly Listed[] = ['users', 'groups', 'roles', 'permission-sets'];
const all = Object.keys(listed) as Listed[];

/** Opens the first object of the section that is on the screen. */
async function openFirst(page: Page, section: string): Promise<void> {
  const row = page.locator(`main a[href^="/admin/${section}/"]:not([href*="/new"])`).first();
  await row.click();
  await expect(page.locator('main form, portal-connection-details').first()).toBeVisible();
}

async function lookThrough(page: Page, look: Look, who: string, mine: readonly Listed[]): Promise<void> {
  for (const section of mine) {
    await page.goto(`/admin/${section}`);
    await expect(
      page.locator(`main a[href^="/admin/${section}/"], main ui-empty-state`).first(),
    ).toBeVisible();
    await expectSound(page, look, `admin-${section}-${who}`);
    await openFirst(page, section);
    await expectSound(page, look, `admin-${section}-${who}-one`);
    if (!listed[section]) continue;
    await page.goto(`/admin/${section}/new`);
    await expect(page.locator('main form').first()).toBeVisible();
    await expectSound(page, look, `admin-${section}-${who}-new`);
  }
}

/** Gives the audit log of a new server something to show. */
async function changeSomething(page: Page, name: string): Promise<void> {
  const query = 'mutation ($input: DirectoryEntryInput!) { createEnvironment(input: $input) { id } }';
  const answer = await page.context().request.post('/graphql', {
    data: { query, variables: { input: { name } } },
  });
  expect(await answer.json()).not.toHaveProperty('errors');
}

/** Pages that are one sheet: `rows` is on the screen once they are loaded. */
async function lookAt(page: Page, look: Look, address: string, rows: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator(rows).first()).toBeVisible();
  await expectSound(page, look, `whole-${address.slice(1).replaceAll(/[/?=&]/g, '-')}`);
}

/** A test of its own for each look: what `see` does with the page of `login`. */
function inLooks(
  title: string,
  login: string,
  chosen: readonly Look[],
  see: (page: Page, look: Look) => Promise<void>,
): void {
  for (const look of chosen)
    test(`${title}: ${nameOf(look)}`, async ({ browser }) => {
      test.setTimeout(300_000);
      const { page, complaints } = await openLook(browser, server.url, look);
      await become(page, login, look);
      await see(page, look);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
}

// Fourteen pages and more in each look: in two of them, which differ in everything.
inLooks('sections of the provider', 'admin', dialogLooks, (page, look) =>
  lookThrough(page, look, 'provider', all),
);
inLooks('sections of a customer', 'fedorova', dialogLooks, async (page, look) => {
  await lookThrough(page, look, 'customer', own);
  // Not theirs.
  await lookAt(page, look, '/admin/connections', 'main ui-empty-state');
});
inLooks('directories, audit and settings', 'admin', looks, async (page, look) => {
  await lookAt(page, look, '/admin/directories', 'portal-directory-pane li');
  await lookAt(page, look, '/admin/directories?systems=none', 'portal-directory-pane ui-empty-state');
  await lookAt(
    page,
    look,
    '/admin/roles?kind=leading&q=none',
    'portal-section-frame [master] ui-empty-state',
  );
  await lookAt(page, look, '/admin/groups?state=waiting&order=newest', '[master] ui-empty-state');
  await changeSomething(page, `Обучение ${nameOf(look)}`);
  await lookAt(page, look, '/admin/audit', 'portal-audit-entry');
  await page.locator('portal-audit-entry button').first().click();
  await expect(page.locator('portal-audit-entry table').first()).toBeVisible();
  await expectSound(page, look, 'whole-admin-audit-entry');
  await lookAt(page, look, '/settings', 'portal-session-list li');
});
