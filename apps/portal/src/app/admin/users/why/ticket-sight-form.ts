import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  input,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { parseTicketNumber, ticketNumber } from '@supportal/domain';
import { injectQuery } from '../../../core/graphql/inject-query';
import { injectTexts } from '../../../core/i18n/texts';
import { namesOf } from '../../shared/names-of';
import { WhyTicketDocument, type WhyTicketQuery } from './why.generated';

type Rule = WhyTicketQuery['whyTicket']['rules'][number];

/** «Почему видит / не видит тикет»: the number of a ticket, the verdict and the rules behind it. */
@Component({
  selector: 'portal-ticket-sight-form',
  imports: [MatButton, MatFormFieldModule, MatIcon, MatInput],
  templateUrl: './ticket-sight-form.html',
  styleUrl: './ticket-sight-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TicketSightForm {
  readonly userId = input.required<number>();

  protected readonly text = injectTexts();
  protected readonly problem = signal('');
  private readonly ticketId = signal<number | null>(null);
  protected readonly query = injectQuery(
    WhyTicketDocument,
    () => {
      const ticketId = this.ticketId();
      return ticketId === null ? null : { ticketId, userId: this.userId() };
    },
    { fetchPolicy: 'network-only' },
  );
  protected readonly number = computed(() => ticketNumber(this.ticketId() ?? 0));
  protected readonly verdict = computed(() => this.query.value()?.whyTicket);
  /** What decides comes first. */
  protected readonly rules = computed(() =>
    this.verdict()
      ?.rules.toSorted((a, b) => Number(b.holds) - Number(a.holds))
      .map((rule) => ({ ...rule, words: this.sentence(rule), hides: hiding.includes(rule.reason) })),
  );

  constructor() {
    effect(() => {
      this.userId();
      untracked(() => this.ticketId.set(null));
    });
  }

  protected ask(typed: string): void {
    const id = parseTicketNumber(typed);
    this.problem.set(id === null ? this.text('people.why.noNumber') : '');
    if (id !== null && id === this.ticketId()) void this.query.refetch();
    this.ticketId.set(id);
  }

  private sentence({ reason, holds, groups }: Rule): string {
    const words = this.text(`people.why.rules.${reason}.${holds ? 'yes' : 'no'}`);
    return groups.length ? `${words} ${this.text('people.why.groups', { names: namesOf(groups) })}` : words;
  }
}

const hiding: readonly Rule['reason'][] = ['OTHER_ORGANIZATION', 'INACTIVE'];
