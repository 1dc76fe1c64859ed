import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Grey lines in the place of text that is still loading; hidden from screen readers. */
@Component({
  selector: 'ui-skeleton',
  template: `
    @for (line of widths(); track $index) {
      <span class="line" [style.width.%]="line" [style.height]="height()"></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 10px;
    }
    .line {
      border-radius: 6px;
      background: var(--mat-sys-surface-container-highest);
      animation: ui-skeleton-pulse 1.4s ease-in-out infinite;
    }
    @keyframes ui-skeleton-pulse {
      50% {
        opacity: 0.45;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .line {
        animation: none;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  readonly lines = input(3);
  readonly height = input('14px');

  protected readonly widths = computed(() =>
    Array.from({ length: this.lines() }, (_, i) => [100, 92, 70][i % 3]),
  );
}
