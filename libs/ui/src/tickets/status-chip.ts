import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TicketStatus } from '@supportal/domain';

const kebab = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** The status of a ticket as a coloured chip; colours come from the tokens `--status-<kebab>-bg` and `-fg`. */
@Component({
  selector: 'ui-status-chip',
  template: `<span class="dot" aria-hidden="true"></span>{{ label() }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-width: 100%;
      padding: 2px 10px;
      border-radius: 999px;
      font: var(--mat-sys-label-medium);
      line-height: 20px;
      white-space: nowrap;
      background: var(--chip-bg);
      color: var(--chip-fg);
    }
    .dot {
      flex: none;
      width: 6px;
      height: 6px;
      border-radius: 50%;
      background: currentColor;
    }
  `,
  host: { '[style.--chip-bg]': 'background()', '[style.--chip-fg]': 'foreground()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusChip {
  readonly status = input.required<TicketStatus>();
  readonly label = input.required<string>();

  protected readonly background = computed(
    () => `var(--status-${kebab(this.status())}-bg, var(--mat-sys-surface-container-high))`,
  );
  protected readonly foreground = computed(
    () => `var(--status-${kebab(this.status())}-fg, var(--mat-sys-on-surface))`,
  );
}
