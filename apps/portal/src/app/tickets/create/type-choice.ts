import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { type TicketType, ticketTypes } from '@supportal/domain';
import { TypeIcon } from '@supportal/ui';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts, type TextKey } from '../../core/i18n/texts';
import { injectControlProblem } from '../shared/control-problem';

const hints: Record<TicketType, TextKey> = {
  OUTAGE: 'create.typeHints.OUTAGE',
  DEFECT: 'create.typeHints.DEFECT',
  CONSULTATION: 'create.typeHints.CONSULTATION',
  FEATURE_REQUEST: 'create.typeHints.FEATURE_REQUEST',
};

/** The four types of a ticket as cards that say what each is for. */
@Component({
  selector: 'portal-type-choice',
  imports: [ReactiveFormsModule, TypeIcon],
  templateUrl: './type-choice.html',
  styleUrl: './type-choice.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TypeChoice {
  readonly control = input.required<FormControl<TicketType | null>>();

  protected readonly types = ticketTypes;
  protected readonly hints = hints;
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly problem = injectControlProblem(this.control);
}
