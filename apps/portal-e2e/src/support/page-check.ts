import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';

/** A look of the portal: language, theme and width of the window. */
export interface Look {
  readonly locale: 'ru' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: 1440 | 390;
}

/** Every language, theme and width at least once with each other value. */
export const looks: readonly Look[] = [
  { locale: 'ru', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 1440 },
  { locale: 'ru', theme: 'dark', width: 390 },
  { locale: 'en', theme: 'light', width: 390 },
];

/** The looks that the dialogs and panels are tried in. */
export const dialogLooks: readonly Look[] = [
  { locale: 'ru', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 390 },
];

/** The name of a look in titles and file names. */
export const nameOf = ({ locale, theme, width }: Look): string => `${locale}-${theme}-${width}`;

/** Collects what the page complains about: errors, violations of the security policy, failed requests. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Nothing makes the page wider than the window. */
export async function expectFits(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}

/** Accessible, nothing wider than the window, no key in place of a word; keeps a picture for people to look at. */
export async function expectSound(page: Page, look: Look, name: string): Promise<void> {
  // Entering animations blend colours; what is measured is the page at rest.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  const folder = process.env['SCREENSHOTS'] ?? join(__dirname, '../../../../test-results/pages');
  await page.screenshot({ path: join(folder, `${name}-${nameOf(look)}.png`), fullPage: true });
  await expectFits(page, name);
  const words = await page.locator('body').innerText();
  expect(words, `${name} shows a key in place of a text`).not.toMatch(
    /\b(common|errors|shell|card|list|create|files|desktop|admin|signIn|password|audit|calendars|checklists|directories|organizations|people|settings)\.[a-zA-Z]+\b/,
  );
  // The portal has no frames: the whole of Axe runs in the page itself, and no second page is opened for the results.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
  expect(found, `${name} is not accessible`).toEqual([]);
}
