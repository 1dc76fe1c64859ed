import { DestroyRef, Directive, ElementRef, inject, signal } from '@angular/core';

// New entries are rendered a little after they arrived, pictures even later.
const settleMs = 1_500;

/** Marks the end of the conversation, knows whether the reader is there and can take the reader there. */
@Directive({ selector: '[portalThreadEnd]' })
export class ThreadEnd {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly seen = signal(false);
  private followUntil = 0;
  /** True while the end is on the screen. */
  readonly visible = this.seen.asReadonly();

  constructor() {
    if (typeof IntersectionObserver === 'undefined') return;
    const watching = new IntersectionObserver(([entry]) => this.seen.set(entry?.isIntersecting ?? false), {
      rootMargin: '0px 0px 48px',
    });
    const growing = new ResizeObserver(() => Date.now() < this.followUntil && this.scroll());
    watching.observe(this.element);
    if (this.element.parentElement) growing.observe(this.element.parentElement);
    inject(DestroyRef).onDestroy(() => {
      watching.disconnect();
      growing.disconnect();
    });
  }

  /** Brings the end onto the screen, and again when the conversation grows in the next moment. */
  follow(): void {
    this.followUntil = Date.now() + settleMs;
    this.scroll();
  }

  private scroll(): void {
    this.element.scrollIntoView({ block: 'end', behavior: 'smooth' });
  }
}
