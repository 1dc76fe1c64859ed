import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { limits } from '@supportal/domain';
import { injectTexts } from '../../core/i18n/texts';
import { normalTime, type Interval } from './hours';

let made = 0;
const wholeDay: Interval = { from: '00:00', to: '24:00' };

/** The working hours of one day: as many intervals as there are. */
@Component({
  selector: 'portal-hours-editor',
  imports: [MatButton, MatIcon, MatIconButton],
  templateUrl: './hours-editor.html',
  styleUrl: './hours-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HoursEditor {
  /** Which day: names the fields for who does not see them. */
  readonly label = input.required<string>();
  readonly intervals = input.required<readonly Interval[]>();
  readonly readonly = input(false);
  /** What is wrong with them, empty when nothing is. */
  readonly problem = input('');
  /** What stands there without intervals. */
  readonly empty = input('');
  readonly changed = output<readonly Interval[]>();

  protected readonly text = injectTexts();
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly problemId = `hours-problem-${made++}`;
  protected readonly full = computed(() => this.intervals().length >= limits.intervalsPerDay);

  protected write(index: number, side: keyof Interval, field: HTMLInputElement): void {
    field.value = normalTime(field.value);
    this.changed.emit(
      this.intervals().map((each, at) => (at === index ? { ...each, [side]: field.value } : each)),
    );
  }

  protected add(): void {
    const last = this.intervals().at(-1);
    const next = last ? { from: last.to, to: '' } : { from: '09:00', to: '18:00' };
    this.changed.emit([...this.intervals(), next]);
    this.focus(`[data-index="${this.intervals().length}"] input`);
  }

  protected takeWholeDay(): void {
    this.changed.emit([wholeDay]);
  }

  protected remove(index: number): void {
    this.changed.emit(this.intervals().filter((_, at) => at !== index));
    this.focus('.add');
  }

  private focus(selector: string): void {
    const run = (): void => this.host.querySelector<HTMLElement>(selector)?.focus();
    afterNextRender(run, { injector: this.injector });
  }
}
