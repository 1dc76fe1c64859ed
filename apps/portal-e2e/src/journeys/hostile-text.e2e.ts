import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { hostileTexts, literalTexts } from '../support/hostile-texts';
import { signIn } from '../support/people';
import { nameEverything } from '../support/hostile-names';
import { startServer, type RunningServer } from '../support/server';
import { WatchedPage } from '../support/watched-page';

// Every name in this server's database is a payload: it has one of its own.
let server: RunningServer;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'supportal-hostile-'));
  const file = join(folder, 'portal.db');
  server = await startServer({ DATABASE_URL: `sqlite:${file}` });
  nameEverything(file, literalTexts);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
test.use({ trace: 'off' });

const pngOfOnePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** One person's calls of the API. */
class Caller {
  constructor(private readonly request: APIRequestContext) {}

  async run<T>(query: string, variables: object = {}): Promise<T> {
    const answer = await this.request.post('/graphql', { data: { query, variables } });
    const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
    expect(errors, query).toBeUndefined();
    return data;
  }

  async upload(name: string, buffer: Buffer, mimeType: string): Promise<{ id: number; name: string }> {
    const answer = await this.request.post('/files', {
      headers: { 'apollo-require-preflight': '1' },
      multipart: { file: { name, mimeType, buffer } },
    });
    expect(answer.status(), name).toBe(201);
    return (await answer.json()) as { id: number; name: string };
  }

  async create(values: object): Promise<number> {
    const { ticketForm } = await this.run<{
      ticketForm: { groups: { systems: { id: number }[] }[]; environments: { id: number }[] };
    }>('{ ticketForm { groups { systems { id } } environments { id } } }');
    const input = {
      key: randomUUID(),
      type: 'DEFECT',
      priority: 'HIGH',
      systemId: ticketForm.groups.flatMap((group) => group.systems)[0]!.id,
      environmentId: ticketForm.environments[0]!.id,
      ...values,
    };
    const query = 'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { id } }';
    return (await this.run<{ createTicket: { id: number } }>(query, { input })).createTicket.id;
  }

  say(id: number, body: string, more: object = {}): Promise<unknown> {
    const query = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }';
    return this.run(query, { input: { id, body, ...more } });
  }

  move(id: number, from: string, to: string, comment: string): Promise<unknown> {
    const query = 'mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { id } }';
    return this.run(query, { input: { id, from, to, comment } });
  }
}

async function watched(browser: Browser, login: string) {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
  });
  await signIn(context, login);
  const watch = await WatchedPage.open(context, server.url);
  return { watch, page: watch.page, api: new Caller(context.request), close: () => context.close() };
}

/** Every text stands in the list and in two conversations; in the short form not each has its card opened. */
const everyCard = process.env['PROOF_SCALE'] === 'full' ? 1 : 6;

/** Goes to an address inside the portal, without loading it anew. */
const go = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

/** Every text that a Markdown view shows. */
const shownIn = (page: Page): Promise<string[]> => page.locator('ui-markdown-view').allTextContents();

test('a payload that became HTML would be noticed, and the policy would stop it', async ({ browser }) => {
  const { watch, page, close } = await watched(browser, 'petrova');
  await page.goto('/');
  await expect(page.locator('main h1')).toBeVisible();
  await watch.expectHarmless('before');
  await page.evaluate(() => {
    const view = document.body.appendChild(document.createElement('ui-markdown-view'));
    view.innerHTML = '<img src=x onerror="top.struck=1"><a href="javascript:top.struck=1">x</a>';
  });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { violations: string[] }).violations))
    .toEqual(['script-src-attr: inline']);
  expect(await page.evaluate(() => 'struck' in window)).toBe(false);
  await expect(watch.expectHarmless('after')).rejects.toThrow('script-src-attr');
  await close();
});

test(`${hostileTexts.length} payloads in every field of a ticket do nothing and are shown`, async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const customer = await watched(browser, 'petrova');
  const specialist = await watched(browser, 'sokolova');
  const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
  const ids: number[] = [];
  for (const text of hostileTexts) {
    const values = { subject: oneLine(text), body: text, platformVersion: oneLine(text).slice(0, 100) };
    ids.push(await customer.api.create(values));
  }

  await specialist.page.goto('/tickets/all?size=100');
  await expect(specialist.page.getByRole('table')).toBeVisible();
  await specialist.watch.expectHarmless('list');
  await specialist.page.goto(`/tickets/card/${ids[0]}`);
  const header = specialist.page.locator('portal-ticket-header h1');
  for (const [at, text] of hostileTexts.entries()) {
    if (at % everyCard) continue;
    await go(specialist.page, `/tickets/card/${ids[at]}`);
    await expect(header).toHaveText(oneLine(text));
    await expect(specialist.page.locator('portal-ticket-facts')).toContainText(oneLine(text).slice(0, 100));
    if (literalTexts.includes(text)) expect((await shownIn(specialist.page)).join()).toContain(text);
    await specialist.watch.expectHarmless(text);
  }

  // A conversation of payloads, as messages and as notes, live before the eyes of the other.
  const [talk] = ids;
  await go(specialist.page, `/tickets/card/${talk}`);
  await customer.page.goto(`/tickets/card/${talk}`);
  for (const text of hostileTexts) await customer.api.say(talk!, text);
  await expect(specialist.page.locator('portal-message-card')).toHaveCount(hostileTexts.length + 1);
  await specialist.watch.expectHarmless('messages');
  await customer.watch.expectHarmless('messages');
  for (const text of hostileTexts) await specialist.api.say(ids[1]!, text, { internal: true });
  await go(specialist.page, `/tickets/card/${ids[1]}`);
  await expect(specialist.page.locator('portal-message-card')).toHaveCount(hostileTexts.length + 1);
  await specialist.watch.expectHarmless('notes');
  const notes = (await shownIn(specialist.page)).join('\n');
  for (const text of literalTexts) expect(notes).toContain(text);
  await customer.close();
  await specialist.close();
});

test('payloads as names of files do nothing and are shown', async ({ browser }) => {
  test.setTimeout(120_000);
  const customer = await watched(browser, 'petrova');
  const names: string[] = [];
  const files = hostileTexts.filter((text) => !/[/\\\t\u200b]/.test(text)).slice(0, 40);
  expect(files.length).toBeGreaterThan(25);
  const id = await customer.api.create({ subject: 'Файлы', body: 'Файлы' });
  for (let at = 0; at < files.length; at += 10) {
    const attachmentIds: number[] = [];
    for (const [index, text] of files.slice(at, at + 10).entries()) {
      const image = index % 2 === 0;
      const [bytes, type] = image ? [pngOfOnePixel, 'image/png'] : [Buffer.from(text), 'text/plain'];
      const file = await customer.api.upload(`${text}.${image ? 'png' : 'txt'}`, bytes, type);
      attachmentIds.push(file.id);
      names.push(file.name);
    }
    await customer.api.say(id, '', { attachmentIds });
  }
  await customer.page.goto(`/tickets/card/${id}`);
  const list = customer.page.locator('ui-attachment-list .name');
  await expect(list).toHaveCount(names.length);
  expect((await list.allTextContents()).map((text) => text.trim()).sort()).toEqual([...names].sort());
  await customer.watch.expectHarmless('files');
  await customer.page.locator('ui-attachment-list .thumbnail').first().click();
  await expect(customer.page.getByRole('dialog')).toBeVisible();
  await customer.watch.expectHarmless('lightbox');
  for (const number of [1, 2, 3]) {
    await customer.page.keyboard.press('ArrowRight');
    await customer.watch.expectHarmless(`lightbox ${number}`);
  }
  await customer.close();
});

test('payloads as names of people, groups, systems and organizations do nothing', async ({ browser }) => {
  test.setTimeout(120_000);
  const specialist = await watched(browser, 'sokolova');
  const customer = await watched(browser, 'petrova');
  const { page, watch } = specialist;
  const id = await customer.api.create({ subject: 'Имена', body: 'Имена' });
  await page.goto('/');
  await expect(page.locator('main h1')).toBeVisible();
  await watch.expectHarmless('desktop');
  await page.goto('/tickets/all');
  await expect(page.getByRole('table')).toContainText('<');
  await watch.expectHarmless('list of names');
  await page.goto(`/tickets/card/${id}`);
  await page.getByRole('button', { name: 'Назначить исполнителя' }).click();
  await page.getByRole('dialog').locator('input').click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await watch.expectHarmless('people to choose');
  await page.getByRole('option').first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Назначить', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await watch.expectHarmless('notice');
  await customer.page.goto('/tickets/new');
  await expect(customer.page.locator('portal-type-choice')).toBeVisible();
  for (const label of ['Система', 'Среда']) {
    await customer.page.getByRole('combobox', { name: label }).click();
    await expect(customer.page.getByRole('option').first()).toBeVisible();
    await customer.watch.expectHarmless(label);
    await customer.page.getByRole('option').first().click();
  }
  await specialist.close();
  await customer.close();
});
