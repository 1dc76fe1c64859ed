import { expect, test, type Page } from '@playwright/test';
import { expectSound, looks, nameOf, type Look } from '../support/page-check';
import { become, openLook } from '../support/page-look';
import { startServer, type RunningServer } from '../support/server';

// Languages are preferences kept by the server: this file has one of its own, so that nobody else's words change.
let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());
test.use({ trace: 'off' });

const sections = ['users', 'groups', 'roles', 'permission-sets', 'connections'] as const;

/** Opens the first object of the section that is on the screen. */
async function openFirst(page: Page, section: string): Promise<void> {
  const row = page.locator(`main a[href^="/admin/${section}/"]:not([href*="/new"])`).first();
  await row.click();
  await expect(page.locator('main form, portal-connection-details').first()).toBeVisible();
}

async function lookThrough(page: Page, look: Look, who: string, mine: readonly string[]): Promise<void> {
  for (const section of mine) {
    await page.goto(`/admin/${section}`);
    await expect(
      page.locator(`main a[href^="/admin/${section}/"], main ui-empty-state`).first(),
    ).toBeVisible();
    await expectSound(page, look, `admin-${section}-${who}`);
    await openFirst(page, section);
    await expectSound(page, look, `admin-${section}-${who}-one`);
    if (section === 'connections') continue;
    await page.goto(`/admin/${section}/new`);
    await expect(page.locator('main form').first()).toBeVisible();
    await expectSound(page, look, `admin-${section}-${who}-new`);
  }
}

for (const look of looks)
  test(`the pages of the administration: ${nameOf(look)}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const { page, complaints } = await openLook(browser, server.url, look);
    await become(page, 'admin', look);
    await lookThrough(page, look, 'provider', sections);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
