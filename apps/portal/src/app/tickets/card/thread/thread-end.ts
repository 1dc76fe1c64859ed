import { DestroyRef, Directive, ElementRef, inject, signal } from '@angular/core';

/** Marks the end of the conversation and knows whether the reader is there. */
@Directive({ selector: '[portalThreadEnd]', exportAs: 'portalThreadEnd' })
export class ThreadEnd {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly seen = signal(false);
  /** True while the end is on the screen. */
  readonly visible = this.seen.asReadonly();

  constructor() {
    if (typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => this.seen.set(entry?.isIntersecting ?? false), {
      rootMargin: '0px 0px 48px',
    });
    observer.observe(this.element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  /** Brings the end onto the screen. */
  scrollTo(): void {
    this.element.scrollIntoView({ block: 'end', behavior: 'smooth' });
  }
}
