import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { injectTexts } from '../../core/i18n/texts';

const states = ['all', 'active', 'inactive'] as const;
const labels = {
  all: 'organizations.states.all',
  active: 'organizations.states.active',
  inactive: 'organizations.states.inactive',
} as const;

/** All, active or inactive objects of a list. */
@Component({
  selector: 'portal-state-filter',
  imports: [MatButtonToggleModule],
  template: `
    <mat-button-toggle-group
      hideSingleSelectionIndicator
      [attr.aria-label]="text('organizations.state')"
      [value]="value()"
      (change)="changed.emit(activeOf[$event.value] ?? null)"
    >
      @for (state of states; track state) {
        <mat-button-toggle [value]="state">{{ text(labels[state]) }}</mat-button-toggle>
      }
    </mat-button-toggle-group>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateFilter {
  /** Null for all. */
  readonly active = input.required<boolean | null>();
  readonly changed = output<boolean | null>();
  protected readonly text = injectTexts();
  protected readonly states = states;
  protected readonly labels = labels;
  protected readonly activeOf: Readonly<Record<string, boolean | null>> = {
    all: null,
    active: true,
    inactive: false,
  };
  protected readonly value = computed(() => {
    const active = this.active();
    return active === null ? 'all' : active ? 'active' : 'inactive';
  });
}
