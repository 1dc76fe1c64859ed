import { Directive, ElementRef, inject } from '@angular/core';
import { Router } from '@angular/router';

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const keyLinks = 'a.key';

/**
 * Rows under keyboard and mouse: arrows or `j` and `k` go from the link of one row to that of the next, a click
 * anywhere in a row (`data-row`, with the path of its ticket) opens it.
 */
@Directive({ host: { '(keydown)': 'move($event)', '(click)': 'open($event)' } })
export class RowKeys {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly router = inject(Router);

  protected move(event: KeyboardEvent): void {
    const step = steps[event.key];
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>(keyLinks) : null;
    if (!step || !link || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...this.element.querySelectorAll<HTMLElement>(keyLinks)];
    const next = links[links.indexOf(link) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  protected open(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('a, button')) return;
    const path = event.target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    const selecting = (getSelection()?.toString() ?? '') !== '';
    if (path && !selecting && !event.ctrlKey && !event.metaKey && !event.shiftKey)
      void this.router.navigateByUrl(path);
  }
}
