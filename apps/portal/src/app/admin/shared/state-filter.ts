import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { injectTexts } from '../../core/i18n/texts';
import { ChoiceFilter } from './choice-filter';

const states = ['all', 'active', 'inactive'] as const;
const labels = {
  all: 'organizations.states.all',
  active: 'organizations.states.active',
  inactive: 'organizations.states.inactive',
} as const;

/** All, active or inactive objects of a list. */
@Component({
  selector: 'portal-state-filter',
  imports: [ChoiceFilter],
  template: `
    <portal-choice-filter
      [label]="text('organizations.state')"
      [choices]="choices()"
      [value]="value()"
      (changed)="changed.emit(activeOf[$event])"
    />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateFilter {
  /** Null for all. */
  readonly active = input.required<boolean | null>();
  readonly changed = output<boolean | null>();
  protected readonly text = injectTexts();
  protected readonly activeOf = { all: null, active: true, inactive: false } as const;
  protected readonly choices = computed(() =>
    states.map((value) => ({ value, label: this.text(labels[value]) })),
  );
  protected readonly value = computed((): (typeof states)[number] => {
    const active = this.active();
    return active === null ? 'all' : active ? 'active' : 'inactive';
  });
}
