import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { injectErrorText } from '../../core/forms/error-text';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { injectControlState } from '../../core/forms/control-state';
import { whole } from '../shared/whole';
import type { CalendarValue, HoursProblems } from './calendar-form';
import { minutesOf, type Interval } from './hours';
import { HoursEditor } from './hours-editor';
import { injectHoursWords } from './hours-words';

const days = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The working week: the hours of each weekday. */
@Component({
  selector: 'portal-week-editor',
  imports: [HoursEditor],
  template: `
    <p class="problem" role="alert">{{ problem() }}</p>
    <ul>
      @for (row of rows(); track row.day) {
        <li>
          <span class="day">{{ row.name }}</span>
          <portal-hours-editor
            [label]="row.name"
            [intervals]="row.intervals"
            [readonly]="state().disabled"
            [problem]="row.problem"
            [empty]="text('calendars.dayOff')"
            (changed)="change($index, $event)"
          />
        </li>
      }
    </ul>
    <p class="sum">{{ text('calendars.weekSum', { hours: hours() }) }}</p>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 120px minmax(0, 1fr);
      align-items: baseline;
      gap: var(--space-1) var(--space-3);
      padding: var(--space-2) 0;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .day {
      font: var(--mat-sys-label-large);
    }
    .sum {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .problem {
      color: var(--mat-sys-error);
    }
    .problem:empty {
      display: none;
    }
    @media (width < 600px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WeekEditor {
  readonly control = input.required<FormControl<CalendarValue['week']>>();
  protected readonly text = injectTexts();
  private readonly words = inject(DomainWords).words;
  private readonly errorText = injectErrorText();
  private readonly hoursWords = injectHoursWords();
  protected readonly state = injectControlState(this.control);
  protected readonly rows = computed(() => {
    const problems = (this.state().errors?.['hours'] ?? {}) as HoursProblems;
    return days.map((day, index) => ({
      day,
      name: this.words().weekday[day],
      intervals: this.state().value.content[index] ?? [],
      problem: this.hoursWords(problems[index]),
    }));
  });
  protected readonly problem = computed(() =>
    this.state().errors?.['server'] ? this.errorText(this.control()) : '',
  );
  protected readonly hours = computed(
    () => Math.round(this.rows().reduce((sum, { intervals }) => sum + minutesOf(intervals), 0) / 6) / 10,
  );

  protected change(index: number, intervals: readonly Interval[]): void {
    const week = this.state().value.content;
    this.control().setValue(whole(week.map((day, each) => (each === index ? intervals : day))));
    this.control().markAsDirty();
  }
}
