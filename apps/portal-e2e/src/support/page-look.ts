import { expect, type Browser, type Page } from '@playwright/test';
import { complaintsOf, type Look } from './page-check';
import { signIn } from './people';

/** How a window shows the portal. */
type Window = Pick<Look, 'locale' | 'theme'> & { readonly width: number };

/** A browser's page of its own, with what it complains about. */
export async function openLook(browser: Browser, baseURL: string, { locale, theme, width }: Window) {
  const context = await browser.newContext({
    baseURL,
    locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Moscow',
    viewport: { width, height: 900 },
    colorScheme: theme,
  });
  const page = await context.newPage();
  return { page, complaints: complaintsOf(page) };
}

/** Lets somebody else sit down at the page; their preferences become the look. */
export async function become(page: Page, login: string, { locale }: Pick<Look, 'locale'>): Promise<void> {
  await page.goto('about:blank');
  await page.context().clearCookies();
  await signIn(page.context(), login);
  // Whoever owes a new password cannot change anything else; they read in the language of the browser.
  if (login === 'novikov') return;
  const query = 'mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { id } }';
  const answer = await page.context().request.post('/graphql', {
    data: { query, variables: { input: { locale, theme: 'SYSTEM' } } },
  });
  expect(await answer.json()).not.toHaveProperty('errors');
}
