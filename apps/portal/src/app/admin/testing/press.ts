import { settle } from '../../core/testing/portal-testing';

/**
 * Presses the button with these words, wherever it is. Not awaited, as a harness would: it would wait for the answer
 * that the test has yet to give.
 */
export function press(words: string | RegExp, within: ParentNode = document): void {
  const fits = ({ textContent, ariaLabel }: HTMLElement): boolean =>
    [textContent.trim(), ariaLabel ?? ''].some((text) =>
      typeof words === 'string' ? text === words : words.test(text),
    );
  const found = [...within.querySelectorAll<HTMLElement>('button')].find(fits);
  if (!found) throw new Error(`no button ${words}`);
  found.click();
}

/** The dialog on the screen, the uppermost one. */
export function dialog(): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('mat-dialog-container')].at(-1);
  if (!found) throw new Error('no dialog');
  return found;
}

/** The dialog with these words, once it is there: another one may be closing before. */
export async function dialogWith(words: string): Promise<HTMLElement> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const all = [...document.querySelectorAll<HTMLElement>('mat-dialog-container')];
    const found = all.find(({ textContent }) => textContent.includes(words));
    if (found) return found;
    await settle();
  }
  throw new Error(`no dialog with ${words}`);
}

/** When the last dialog is gone. */
export async function dialogsClosed(): Promise<void> {
  for (let attempt = 0; attempt < 100 && document.querySelector('mat-dialog-container'); attempt++)
    await settle();
}
