import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { TicketPriority } from '@supportal/domain';
import type { IconName } from '../icons/icons';

const shapes: Record<TicketPriority, IconName> = { HIGH: 'doubleUp', MEDIUM: 'equals', LOW: 'expandMore' };

/** The priority of a ticket as a shape with a word: never by colour alone. */
@Component({
  selector: 'ui-priority-mark',
  imports: [MatIcon],
  template: `
    <mat-icon [svgIcon]="icon()" aria-hidden="true" />
    <span [class.cdk-visually-hidden]="compact()">{{ label() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      white-space: nowrap;
      vertical-align: middle;
    }
    .mat-icon {
      flex: none;
      width: 18px;
      height: 18px;
      color: var(--mark);
    }
    :host(.high) {
      --mark: var(--priority-high-fg, var(--mat-sys-error));
      font-weight: 500;
    }
    :host(.medium) {
      --mark: var(--priority-medium-fg, var(--mat-sys-primary));
    }
    :host(.low) {
      --mark: var(--priority-low-fg, var(--mat-sys-on-surface-variant));
    }
  `,
  host: { '[class]': 'priority().toLowerCase()', '[attr.title]': 'compact() ? label() : null' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PriorityMark {
  readonly priority = input.required<TicketPriority>();
  readonly label = input.required<string>();
  /** Shows the shape only; the word stays for screen readers. */
  readonly compact = input(false);

  protected readonly icon = computed(() => shapes[this.priority()]);
}
