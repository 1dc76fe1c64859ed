import type { TicketPriority } from '@supportal/domain';
import type { Person } from './people';
import { Deck, type Random, type Weighted } from './random';
import { pace, type Scenario, type Step } from './scenarios';
import * as say from './texts/conversation';
import type { TicketTemplate } from './texts/template';
import type { FileKind, PlannedStep } from './ticket-plan';
import type { DemoGroup } from './world';

/** What the steps of a ticket depend on. */
export interface Circumstances {
  readonly template: TicketTemplate;
  readonly group: DemoGroup;
  readonly author: Person;
  readonly priority: TicketPriority;
}

const urgency: Readonly<Record<TicketPriority, number>> = { HIGH: 0.35, MEDIUM: 1, LOW: 1.5 };
const scoreWeights: readonly Weighted<number>[] = [[5, 55], [4, 25], [3, 11], [2, 5], [1, 4]]; // prettier-ignore
const lowScoreWeights: readonly Weighted<number>[] = [[3, 2], [2, 3], [1, 2]]; // prettier-ignore
const authorOnly: readonly Step[] = ['WITHDRAW'];

/** Decides about each step of a course: how long it takes, who acts, what is said. */
export class StepPlanner {
  private readonly decks = new Map<readonly string[], Deck<string>>();

  constructor(private readonly random: Random) {}

  plan(scenario: Scenario, circumstances: Circumstances): PlannedStep[] {
    return scenario.steps.map((step, at) => {
      const earlier = scenario.steps.slice(0, at);
      const text = step.startsWith('RATE') ? null : this.text(step, earlier, circumstances.template);
      const score = step.startsWith('RATE') ? this.score(scenario.steps.slice(at)) : null;
      return {
        step,
        hours: this.hours(step, earlier, circumstances),
        customer: this.customer(step, circumstances),
        text: score
          ? this.deal(say.ratingWords[score] ?? [''])
          : this.text(step, earlier, circumstances.template),
        files: this.files(step, text),
        score,
      };
    });
  }

  private hours(step: Step, earlier: readonly Step[], { priority, template }: Circumstances): number {
    const [from, to, side] = pace[step];
    // Answers come rather early than late.
    const drawn = from + (to - from) * this.random.next() ** 1.7;
    if (side === 'CUSTOMER') return drawn;
    const parked = earlier.includes('PARK') && (step === 'SOLVE' || step === 'PROGRESS');
    const long = parked ? (template.type === 'FEATURE_REQUEST' ? 7 : 3) : 1;
    return step === 'EXTEND' ? drawn : drawn * urgency[priority] * long;
  }

  private customer(step: Step, { group, author }: Circumstances): Person {
    const leader = group.members[0] ?? author;
    if (step === 'REOPEN_BY_LEADER') return leader;
    return !authorOnly.includes(step) && this.random.chance(0.1) ? leader : author;
  }

  /** A rating before a reopening is a low one. */
  private score(rest: readonly Step[]): number {
    return this.random.weighted(rest.includes('REOPEN') ? lowScoreWeights : scoreWeights);
  }

  /** Whoever says that a file is attached attaches one, and some do so without a word. */
  private files(step: Step, text: string | null): FileKind[] {
    if (step !== 'ANSWER') return [];
    if (/приложен|в приложении к/.test(text ?? '')) return ['SCREENSHOT'];
    return this.random.chance(0.05) ? [this.random.pick<FileKind>(['SCREENSHOT', 'LOG'])] : [];
  }

  private text(step: Step, earlier: readonly Step[], template: TicketTemplate): string | null {
    const first = !earlier.includes(step);
    const wish = template.type === 'FEATURE_REQUEST';
    switch (step) {
      case 'ASK':
        return first ? template.question : this.deal(say.questions);
      case 'ANSWER':
        return first ? template.reply : this.deal(say.answers);
      case 'SOLVE':
        return first ? template.solution : this.deal(say.secondSolutions);
      case 'NOTE':
        return first && this.random.chance(0.8) ? template.note : this.deal(say.notes);
      case 'PARK':
      case 'PROGRESS':
        return this.deal(wish ? say.wishProgress : say.fixProgress);
      default:
        return this.deal(pools[step] ?? ['']);
    }
  }

  /** Words of a pool, or null when the step is silent. */
  private deal(pool: readonly string[]): string | null {
    const deck = this.decks.get(pool) ?? new Deck(this.random, pool);
    this.decks.set(pool, deck);
    return deck.deal() || null;
  }
}

const pools: Readonly<Partial<Record<Step, readonly string[]>>> = {
  TAKE: say.takings,
  ANSWER_ONLY: say.partialAnswers,
  ASK_AGAIN: say.questions,
  EXTEND: say.extensions,
  RESUME: say.resumings,
  REMARK: say.customerRemarks,
  REPLY: say.specialistRemarks,
  HAND_OVER: say.handovers,
  CONFIRM: say.confirmations,
  REJECT: say.rejections,
  WITHDRAW: say.withdrawals,
  REOPEN: say.reopenings,
  REOPEN_BY_LEADER: say.reopenings,
  REOPEN_BY_SPECIALIST: say.specialistReopenings,
};
