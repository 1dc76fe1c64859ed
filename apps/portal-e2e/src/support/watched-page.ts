import { expect, type BrowserContext, type Page } from '@playwright/test';

/** What a page must never do. */
interface Deeds {
  struck?: unknown;
  violations?: string[];
}

/** A page under watch: whatever a hostile text tries is noticed. */
export class WatchedPage {
  private readonly deeds: string[] = [];
  private constructor(readonly page: Page) {}

  static async open(context: BrowserContext, origin: string): Promise<WatchedPage> {
    await context.addInitScript(() => {
      const deeds = window as unknown as Deeds;
      deeds.violations = [];
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const)
        Object.assign(window, { [name]: () => (deeds.struck = name) });
      document.addEventListener('securitypolicyviolation', (event) => {
        deeds.violations!.push(`${event.violatedDirective}: ${event.blockedURI}`);
      });
    });
    const self = new WatchedPage(await context.newPage());
    self.listen(context, origin);
    return self;
  }

  /** Nothing has run, nothing was even tried, and nothing in the page could. */
  async expectHarmless(place: string): Promise<void> {
    const found = await this.page.evaluate(inspect);
    expect({ place, ...found, deeds: this.deeds }).toEqual({
      place,
      struck: undefined,
      violations: [],
      odd: [],
      deeds: [],
    });
  }

  private listen(context: BrowserContext, origin: string): void {
    this.page.on('dialog', (dialog) => {
      this.deeds.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    this.page.on('pageerror', (error) => this.deeds.push(`error ${error.message}`));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.deeds.push(`console ${message.text()}`);
    });
    context.on('page', () => this.deeds.push('another page'));
    context.on('request', (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && new URL(url).origin !== origin) this.deeds.push(`request ${url}`);
    });
  }
}

/** Runs in the page: elements and attributes that a text must never become. */
function inspect() {
  const deeds = window as unknown as Deeds;
  const odd: string[] = [];
  const tags =
    'iframe, object, embed, frame, body base, base:not([href="/"]), marquee, math, template, meta[http-equiv]';
  for (const element of document.querySelectorAll(tags)) odd.push(element.outerHTML.slice(0, 200));
  for (const script of document.scripts) {
    const own = script.src && new URL(script.src).origin === location.origin;
    if (!own) odd.push(script.outerHTML.slice(0, 200));
  }
  for (const element of document.querySelectorAll('body *')) {
    for (const { name, value } of element.attributes) {
      const leads = /^(href|src|xlink:href|action|formaction|data|srcdoc|poster)$/.test(name);
      const badScheme = leads && /^\s*(javascript|vbscript|data:text|file|blob)/i.test(value);
      if (/^on/i.test(name) || name === 'srcdoc' || badScheme)
        odd.push(`${element.tagName} ${name}=${value}`);
    }
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('ui-markdown-view a')) {
    const safe = /^(https?|mailto):/.test(link.protocol) && link.rel.includes('noopener');
    if (!safe) odd.push(link.outerHTML);
  }
  for (const element of document.querySelectorAll(
    'ui-markdown-view :is(img, svg, style, form, input, video, audio)',
  ))
    odd.push(element.outerHTML.slice(0, 200));
  return { struck: deeds.struck, violations: deeds.violations, odd };
}
