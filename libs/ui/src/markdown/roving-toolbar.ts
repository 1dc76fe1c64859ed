import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A toolbar with one tab stop: arrow keys move between its buttons, as WAI-ARIA asks. */
@Directive({
  selector: '[uiRovingToolbar]',
  host: { '(keydown)': 'move($event)', '(focusin)': 'settle($event.target)' },
})
export class RovingToolbar {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterNextRender(() => this.settle(this.buttons()[0] ?? null));
  }

  protected move(event: KeyboardEvent): void {
    const next = moves[event.key];
    const usable = this.buttons().filter((button) => !button.disabled);
    const at = usable.findIndex((button) => button === event.target);
    if (!next || at < 0) return;
    event.preventDefault();
    usable[next(at, usable.length)]?.focus();
  }

  protected settle(target: EventTarget | null): void {
    for (const button of this.buttons()) button.tabIndex = button === target ? 0 : -1;
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.host.querySelectorAll('button')];
  }
}
