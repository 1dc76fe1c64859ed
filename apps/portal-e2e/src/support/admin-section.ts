import { expect, type Locator, type Page } from '@playwright/test';

/** «Администрирование» as an administrator uses it. */
export class AdminSection {
  constructor(readonly page: Page) {}

  /** Goes to a section by its tab. */
  async open(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
    await expect(this.page.getByRole('heading', { name, exact: true })).toBeVisible();
  }

  /** Opens what has this name in the list of the section. */
  async choose(name: string): Promise<void> {
    await this.page.getByRole('link', { name: new RegExp(name) }).click();
    await expect(this.page.getByRole('heading', { name, exact: true })).toBeVisible();
  }

  /** Picks something by type-ahead. */
  async pick(label: string, text: string, within: Page | Locator = this.page): Promise<void> {
    const field = within.getByRole('combobox', { name: label, exact: true });
    await field.fill(text);
    await this.page.getByRole('option').filter({ hasText: text }).first().click();
    // The options stay open for more of them.
    await field.press('Escape');
    await expect(within.getByRole('listitem').filter({ hasText: text }).first()).toBeVisible();
  }

  /** Saves, agreeing to what the change does to rights or deadlines when it does something. */
  async save(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    const question = this.page.getByRole('dialog').getByRole('button', { name: 'Сохранить' });
    // Nothing is left to save, maybe under a further dialog; the notice may still be that of an earlier change.
    const saved = this.page.locator('button[type="submit"][aria-disabled="true"]', { hasText: 'Сохранить' });
    await expect(question.or(saved).first()).toBeVisible();
    if (await question.isVisible()) await question.click();
    await expect(saved.first()).toBeVisible();
    await expect(this.page.getByText(`Сохранено: ${name}`).first()).toBeVisible();
  }

  /** Agrees to what the change does to rights, where it is known to do something. */
  async agree(): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Что изменится' });
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await expect(dialog).toBeHidden();
  }
}
