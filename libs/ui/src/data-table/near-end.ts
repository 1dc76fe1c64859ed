import { Directive, ElementRef, afterRenderEffect, inject, input, output } from '@angular/core';

/** Tells when its element comes near the visible part of what scrolls, so that more can be loaded in time. */
@Directive({ selector: '[uiNearEnd]' })
export class NearEnd {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** The element that scrolls; the window when null. */
  readonly within = input<HTMLElement | null>(null);
  /** What stands before the end: when it changes and the end is still near, that is told again. */
  readonly after = input<unknown>();
  readonly uiNearEnd = output();

  constructor() {
    afterRenderEffect((onCleanup) => {
      this.after();
      if (typeof IntersectionObserver === 'undefined') return;
      const observer = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.uiNearEnd.emit(),
        { root: this.within(), rootMargin: '0px 0px 400px 0px' },
      );
      observer.observe(this.element);
      onCleanup(() => observer.disconnect());
    });
  }
}
