import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  inject,
  input,
  signal,
} from '@angular/core';

/** A region that scrolls by itself; when there is something to scroll, the keyboard reaches it too. */
@Component({
  selector: 'ui-scroll-region',
  template: '<ng-content />',
  styles: `
    :host {
      display: block;
      overflow: auto;
      overscroll-behavior-x: contain;
      scrollbar-gutter: auto;
    }
    :host(:focus-visible) {
      outline-offset: -2px;
    }
  `,
  host: {
    role: 'region',
    '[attr.aria-label]': 'label()',
    '[attr.tabindex]': 'overflows() ? 0 : null',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScrollRegion {
  private readonly destroyed = inject(DestroyRef);
  /** The element that scrolls. */
  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly label = input.required<string>();
  protected readonly overflows = signal(false);

  constructor() {
    afterNextRender(() => this.watch());
  }

  private watch(): void {
    const { element } = this;
    const observer = new ResizeObserver(() =>
      this.overflows.set(
        element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight,
      ),
    );
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    this.destroyed.onDestroy(() => observer.disconnect());
  }
}
