import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { limits } from '@supportal/domain';
import { injectTexts } from '../../core/i18n/texts';
import { exceptionProblems } from './calendar-form';
import {
  exceptionKind,
  hoursText,
  type ExceptionKind,
  type Interval,
  type Week,
  type WorkException,
} from './hours';
import { HoursEditor } from './hours-editor';
import { injectHoursWords } from './hours-words';

const kinds: readonly ExceptionKind[] = ['DAY_OFF', 'SHORTENED', 'EXTRA'];

/** One date whose hours differ: when, what it is, why. */
@Component({
  selector: 'portal-exception-form',
  imports: [HoursEditor, MatButton, MatFormFieldModule, MatInput, MatSelectModule],
  templateUrl: './exception-form.html',
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 170px), 1fr));
      gap: var(--space-2) var(--space-3);
    }
    .buttons {
      display: flex;
      gap: var(--space-2);
    }
    :host {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-3);
      border-radius: var(--radius);
      background: var(--mat-sys-surface-container);
    }
    .problem {
      color: var(--mat-sys-error);
    }
    .problem:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExceptionForm {
  /** The one that is changed; a new one when null. */
  readonly exception = input.required<WorkException | null>();
  readonly week = input.required<Week>();
  /** Dates that are taken. */
  readonly taken = input.required<ReadonlySet<string>>();
  readonly agreed = output<WorkException>();
  readonly left = output();

  protected readonly text = injectTexts();
  private readonly hoursWords = injectHoursWords();
  protected readonly kinds = kinds;
  protected readonly limits = limits;
  protected readonly date = linkedSignal(() => this.exception()?.date ?? '');
  protected readonly note = linkedSignal(() => this.exception()?.note ?? '');
  protected readonly kind = linkedSignal<ExceptionKind>(() => {
    const exception = this.exception();
    return exception ? exceptionKind(exception, this.week()) : 'DAY_OFF';
  });
  protected readonly intervals = linkedSignal<readonly Interval[]>(() => this.exception()?.intervals ?? []);
  private readonly tried = signal(false);
  private readonly found = computed<WorkException>(() => ({
    date: this.date(),
    note: this.note().trim(),
    intervals: this.kind() === 'DAY_OFF' ? [] : this.intervals(),
  }));
  /** What is wrong with the date or the hours. */
  protected readonly problem = computed(() => {
    if (!this.tried()) return '';
    const { date, intervals } = this.found();
    if (date !== this.exception()?.date && this.taken().has(date))
      return this.hoursWords('DUPLICATE_EXCEPTION');
    if (this.kind() !== 'DAY_OFF' && !intervals.length) return this.hoursWords('INVALID_INTERVAL');
    return this.hoursWords(exceptionProblems([this.found()])[0]);
  });

  /** Something is typed that is not taken over yet. */
  readonly dirty = computed(() => {
    const [before, { date, note, intervals }] = [this.exception(), this.found()];
    return (
      date !== (before?.date ?? '') ||
      note !== (before?.note ?? '') ||
      hoursText(intervals) !== hoursText(before?.intervals ?? [])
    );
  });

  protected choose(kind: ExceptionKind): void {
    this.kind.set(kind);
    if (kind !== 'DAY_OFF' && !this.intervals().length) this.intervals.set(this.usual(kind));
  }

  /** Takes over what is typed; false when something is wrong with it. */
  apply(): boolean {
    this.tried.set(true);
    if (this.problem()) return false;
    this.agreed.emit(this.found());
    return true;
  }

  /** The hours to begin with: an hour less than usual, or those of the first working day. */
  private usual(kind: ExceptionKind): readonly Interval[] {
    const week = this.week();
    const own = week[(new Date(`${this.date()}T00:00:00Z`).getUTCDay() + 6) % 7] ?? [];
    const hours = own.length ? own : (week.find((day) => day.length) ?? []);
    return kind === 'SHORTENED' ? anHourLess(hours) : hours;
  }
}

function anHourLess(hours: readonly Interval[]): readonly Interval[] {
  const last = hours.at(-1);
  const [hour, minute] = (last?.to ?? '').split(':');
  const shorter = last && { ...last, to: `${String(Number(hour) - 1).padStart(2, '0')}:${minute}` };
  return shorter && shorter.to > shorter.from ? [...hours.slice(0, -1), shorter] : hours.slice(0, -1);
}
