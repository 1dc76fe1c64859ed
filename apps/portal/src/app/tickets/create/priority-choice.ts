import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { takeUntilDestroyed, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { proposePriority, ticketPriorities, workImpacts, type TicketPriority } from '@supportal/domain';
import { PriorityMark } from '@supportal/ui';
import { merge, switchMap } from 'rxjs';
import { injectErrorText } from '../../core/forms/error-text';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import type { TicketForm } from './ticket-form';

/** Asks how badly work is affected and proposes a priority, which follows the answers until the person changes it. */
@Component({
  selector: 'portal-priority-choice',
  imports: [
    MatButton,
    MatFormFieldModule,
    MatRadioModule,
    MatSelectModule,
    PriorityMark,
    ReactiveFormsModule,
  ],
  templateUrl: './priority-choice.html',
  styleUrl: './priority-choice.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PriorityChoice {
  readonly form = input.required<TicketForm>();

  protected readonly impacts = workImpacts;
  protected readonly priorities = ticketPriorities;
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  /** True once the person chose a priority: proposals no longer replace it. */
  protected readonly own = linkedSignal({ source: this.form, computation: () => false });

  private readonly changes = toSignal(toObservable(this.form).pipe(switchMap(({ events }) => events)), {
    equal: () => false,
  });
  protected readonly proposed = computed(() => {
    this.changes();
    return proposalFor(this.form());
  });
  protected readonly chosen = computed(() => {
    this.changes();
    return this.form().controls.priority.value;
  });

  constructor() {
    const answers = toObservable(this.form).pipe(
      switchMap(({ controls: { type, impact } }) => merge(type.valueChanges, impact.valueChanges)),
    );
    answers.pipe(takeUntilDestroyed()).subscribe(() => this.follow());
  }

  protected useProposed(): void {
    this.own.set(false);
    this.follow();
  }

  private follow(): void {
    const { priority } = this.form().controls;
    const proposed = proposalFor(this.form());
    if (!this.own() && proposed && proposed !== priority.value) priority.setValue(proposed);
  }
}

/** Known as soon as the type is: until the question about the work is answered, the middle answer is assumed. */
function proposalFor(form: TicketForm): TicketPriority | null {
  const { type, impact } = form.getRawValue();
  return type && proposePriority(type, impact ?? 'HINDERED');
}
