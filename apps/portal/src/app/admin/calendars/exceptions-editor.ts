import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { FormControl } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { limits, productionCalendarYears } from '@supportal/domain';
import { injectErrorText } from '../../core/forms/error-text';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import { injectControlState } from '../../core/forms/control-state';
import { whole } from '../shared/whole';
import type { CalendarValue, HoursProblems } from './calendar-form';
import { ExceptionForm } from './exception-form';
import { exceptionKind, hoursText, withExceptions, type WorkException } from './hours';
import { injectHoursWords } from './hours-words';
import { injectProductionCalendar } from './production-calendar';

/** Dates whose hours differ from those of their weekday, year by year, and the import of a production calendar. */
@Component({
  selector: 'portal-exceptions-editor',
  imports: [ExceptionForm, MatButton, MatButtonToggleModule, MatIcon, MatIconButton, MatMenuModule],
  templateUrl: './exceptions-editor.html',
  styleUrl: './exceptions-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExceptionsEditor {
  readonly control = input.required<FormControl<CalendarValue['exceptions']>>();
  readonly weekControl = input.required<FormControl<CalendarValue['week']>>();

  protected readonly text = injectTexts();
  private readonly words = inject(DomainWords).words;
  private readonly notices = inject(Notices);
  private readonly errorText = injectErrorText();
  private readonly hoursWords = injectHoursWords();
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly production = injectProductionCalendar();
  protected readonly importable = productionCalendarYears;
  protected readonly state = injectControlState(this.control);
  private readonly weekState = injectControlState(this.weekControl);
  protected readonly week = computed(() => this.weekState().value.content);
  private readonly all = computed(() => this.state().value.content);
  protected readonly taken = computed(() => new Set(this.all().map(({ date }) => date)));
  protected readonly full = computed(() => this.all().length >= limits.calendarExceptions);
  protected readonly years = computed(() =>
    [...new Set(this.all().map(({ date }) => date.slice(0, 4)))].sort(),
  );
  /** The year on the screen: the chosen one while it has exceptions, else this year or the last one before. */
  protected readonly year = linkedSignal<readonly string[], string>({
    source: this.years,
    computation: (years, before) => {
      const now = before?.value ?? String(new Date().getFullYear());
      return years.includes(now) ? now : (years.findLast((year) => year <= now) ?? years[0] ?? now);
    },
  });
  protected readonly rows = computed(() => {
    const problems = (this.state().errors?.['hours'] ?? {}) as HoursProblems;
    return this.all()
      .map((exception, index) => ({
        ...exception,
        words: this.wordsOf(exception),
        day: this.dayOf(exception.date),
        problem: this.hoursWords(problems[index]),
      }))
      .filter(({ date }) => date.startsWith(this.year()));
  });
  /** Date of the exception that is being changed, `new` for one that is being made; null when none is. */
  protected readonly editing = signal<string | null>(null);
  protected readonly problem = computed(() =>
    this.state().errors?.['server'] ? this.errorText(this.control()) : '',
  );

  private readonly open = viewChild(ExceptionForm);
  /** An exception is being made or changed and not taken over yet. */
  readonly dirty = computed(() => this.open()?.dirty() ?? false);

  /** Takes over the exception that is being typed; false when something is wrong with it. */
  take(): boolean {
    return !this.dirty() || (this.open()?.apply() ?? true);
  }

  protected showYear(year: string): void {
    if (this.take()) this.year.set(year);
  }

  protected edit(date: string): void {
    if (!this.take()) return;
    this.editing.set(date);
    this.focus('portal-exception-form input');
  }

  protected leave(): void {
    const date = this.editing();
    this.editing.set(null);
    this.focus(date === 'new' ? '.add' : `[data-date="${date}"] button`);
  }

  protected put(before: string, exception: WorkException): void {
    const others = this.all().filter(({ date }) => date !== before);
    this.set(withExceptions(others, [exception]));
    this.year.set(exception.date.slice(0, 4));
    this.editing.set(null);
    this.focus(`[data-date="${exception.date}"] button`);
  }

  protected remove(date: string): void {
    this.set(this.all().filter((each) => each.date !== date));
    this.focus('.add');
  }

  protected async import(year: number): Promise<void> {
    const found = await this.production.load(year, this.week());
    if (!found) return;
    const before = this.taken();
    const replaced = found.filter(({ date }) => before.has(date)).length;
    this.set(withExceptions(this.all(), found));
    this.year.set(String(year));
    this.notices.done(this.text('calendars.imported', { year, added: found.length - replaced, replaced }));
  }

  private set(exceptions: readonly WorkException[]): void {
    this.control().setValue(whole(exceptions));
    this.control().markAsDirty();
  }

  private wordsOf(exception: WorkException): string {
    const kind = this.text(`calendars.kinds.${exceptionKind(exception, this.week())}`);
    return exception.intervals.length ? `${kind}: ${hoursText(exception.intervals)}` : kind;
  }

  /** `31.12, четверг` */
  private dayOf(date: string): string {
    const [, month, day] = date.split('-');
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
    const names = ['1', '2', '3', '4', '5', '6', '7'] as const;
    return `${day}.${month}, ${this.words().weekday[names[weekday] ?? '1'].toLowerCase()}`;
  }

  private focus(selector: string): void {
    const run = (): void => this.host.querySelector<HTMLElement>(selector)?.focus();
    afterNextRender(run, { injector: this.injector });
  }
}
