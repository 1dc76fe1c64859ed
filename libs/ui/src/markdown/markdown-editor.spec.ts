import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { provideIcons } from '../icons/provide-icons';
import { MarkdownEditor } from './markdown-editor';

const words = [
  'bold',
  'italic',
  'list',
  'quote',
  'code',
  'link',
  'toolbar',
  'write',
  'preview',
  'nothing',
] as const;
const texts = Object.fromEntries(words.map((word) => [word, word])) as Record<(typeof words)[number], string>;

@Component({
  imports: [MarkdownEditor, ReactiveFormsModule],
  template: `<ui-markdown-editor
    label="Text"
    [texts]="texts"
    [maxLength]="100"
    [formControl]="control"
    (filesAdded)="files = $event"
    (submitted)="sent = true"
  />`,
})
class Host {
  readonly texts = texts;
  readonly control = new FormControl('hello', { nonNullable: true });
  files: File[] = [];
  sent = false;
}

describe('MarkdownEditor', () => {
  let fixture: ComponentFixture<Host>;
  const field = (): HTMLTextAreaElement => fixture.nativeElement.querySelector('textarea');
  const button = (name: string): HTMLButtonElement =>
    [...fixture.nativeElement.querySelectorAll('button')].find(
      (each: HTMLElement) =>
        each.ariaLabel === name ||
        each.getAttribute('aria-label') === name ||
        each.textContent?.trim() === name,
    );

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
  });

  it('shows the value of its control and gives back what is typed', () => {
    expect(field().value).toBe('hello');
    field().value = 'hello you';
    field().dispatchEvent(new Event('input'));
    expect(fixture.componentInstance.control.value).toBe('hello you');
  });

  it('marks the selection bold by button and by Ctrl+B', () => {
    field().setSelectionRange(0, 5);
    button('bold').click();
    expect(fixture.componentInstance.control.value).toBe('**hello**');
    field().dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyB', key: 'и', ctrlKey: true }));
    expect(fixture.componentInstance.control.value).toBe('hello');
  });

  it('sends by Ctrl+Enter', () => {
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
    expect(fixture.componentInstance.sent).toBe(true);
  });

  it('previews without losing the text', async () => {
    button('bold').click();
    button('preview').click();
    await fixture.whenStable();
    expect(fixture.nativeElement.querySelector('ui-markdown-view').textContent).toContain('hello');
    button('write').click();
    await fixture.whenStable();
    expect(field().value).toContain('hello');
  });

  it('hands out pasted pictures but lets text be pasted', () => {
    const picture = new File(['x'], 'a.png', { type: 'image/png' });
    const paste = (types: string[]): Event => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      const items = [{ kind: 'file', getAsFile: () => picture }];
      Object.assign(event, { clipboardData: { types, items } });
      field().dispatchEvent(event);
      return event;
    };
    expect(paste(['text/plain', 'Files']).defaultPrevented).toBe(false);
    expect(fixture.componentInstance.files).toEqual([]);
    expect(paste(['Files']).defaultPrevented).toBe(true);
    expect(fixture.componentInstance.files).toEqual([picture]);
  });
});
