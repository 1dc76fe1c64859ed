import { expect, type Locator, type Page } from '@playwright/test';

/** A picture as a screenshot tool would put it on the clipboard. */
const screenshot =
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAJUlEQVR42mNkYPhfz0ACYBzVMKqBVA2MJNvwf1QDqRpGNYxqAAC4rQwB8y0ZSAAAAABJRU5ErkJggg==';

/** Pastes a screenshot into an editor, as Ctrl+V does. */
export async function pasteScreenshot(editor: Locator, base64 = screenshot): Promise<void> {
  await editor.focus();
  await editor.evaluate(async (element, content) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, base64);
}

/** The form of a new ticket. */
export class TicketForm {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Создать тикет' }).first().click();
    await expect(this.page.getByRole('heading', { name: 'Создать тикет' })).toBeVisible();
  }

  get body(): Locator {
    return this.page.getByRole('textbox', { name: 'Описание' });
  }

  async choose(label: string, option?: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).click();
    const options = this.page.getByRole('option');
    await (option ? options.filter({ hasText: option }) : options).first().click();
  }

  async fill(subject: string, body: string, type = 'Дефект'): Promise<void> {
    await this.page.locator('portal-type-choice label').filter({ hasText: type }).click();
    await this.page.getByLabel('Тема тикета').fill(subject);
    await this.choose('Система');
    await this.choose('Среда');
    await this.page.getByRole('radio', { name: /Работа затруднена/ }).check();
    await this.body.fill(body);
  }

  submit(): Promise<void> {
    return this.page.getByRole('button', { name: 'Создать тикет' }).click();
  }
}

/** The card of a ticket. */
export class TicketCard {
  constructor(readonly page: Page) {}

  get status(): Locator {
    return this.page.locator('portal-ticket-header ui-status-chip');
  }
  get header(): Locator {
    return this.page.locator('portal-ticket-header');
  }
  get priority(): Locator {
    return this.header.locator('ui-priority-mark');
  }
  /** «О тикете»: whose it is, and when. */
  get facts(): Locator {
    return this.page.locator('portal-ticket-facts');
  }
  get thread(): Locator {
    return this.page.locator('portal-ticket-thread');
  }
  get reply(): Locator {
    return this.page.locator('portal-reply-box').getByRole('textbox');
  }

  /** Goes to the card by the address, without a reload when the portal is open already. */
  async open(id: string): Promise<void> {
    await this.page.goto(`/tickets/card/${id}`);
    await expect(this.status).toBeVisible();
  }

  /** Chooses a step in the menu of «Сменить статус», writes the comment, sends. */
  async move(to: string, comment?: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Сменить статус' }).click();
    await this.page.getByRole('menuitem', { name: to }).click();
    await this.finishMove(comment);
  }

  async finishMove(comment?: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    if (comment) await dialog.getByRole('textbox').fill(comment);
    await dialog.getByRole('button', { name: 'Отправить' }).click();
    await expect(dialog).toBeHidden();
  }

  async send(text: string): Promise<void> {
    await this.reply.fill(text);
    await this.reply.press('Control+Enter');
    await expect(this.reply).toHaveValue('');
  }
}

/** The id in the address of a card. */
export const ticketIdOf = (page: Page): string => /card\/(\d+)/.exec(page.url())![1]!;
