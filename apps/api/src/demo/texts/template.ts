import type { TicketType } from '@supportal/domain';

/** What follows the description: the specialist asks, the customer replies, the specialist solves and notes. */
export interface Talk {
  readonly question: string;
  readonly reply: string;
  readonly solution: string;
  /** Internal note on the way to the solution. */
  readonly note: string;
}

/** A story that tickets are written after. Words in braces are filled in for each ticket, see `vocabulary.ts`. */
export interface TicketTemplate extends Talk {
  readonly type: TicketType;
  readonly subjects: readonly string[];
  /** Answers to the checklist of the type, in its order; several lines become a numbered list. */
  readonly answers: readonly (string | readonly string[])[];
}

/** A supported system with its stories. */
export interface SystemTexts {
  readonly name: string;
  /** Versions in use, oldest first; none where users see no version. */
  readonly versions: readonly string[];
  readonly devices: readonly string[];
  /** Short name of the component in its logs. */
  readonly component: string;
  readonly templates: readonly TicketTemplate[];
}

/** An outage: since when, who is affected, what was done. */
export const outage = (
  subjects: readonly string[],
  since: string,
  affected: string,
  done: string,
  talk: Talk,
): TicketTemplate => ({ type: 'OUTAGE', subjects, answers: [since, affected, done], ...talk });

/** A defect: steps, expected, actual; version and device are filled in. */
export const defect = (
  subjects: readonly string[],
  steps: readonly string[],
  expected: string,
  actual: string,
  talk: Talk,
): TicketTemplate => ({ type: 'DEFECT', subjects, answers: [steps, expected, actual, '{version}'], ...talk });

/** A question and what was tried. */
export const consultation = (
  subjects: readonly string[],
  question: string,
  tried: string,
  talk: Talk,
): TicketTemplate => ({ type: 'CONSULTATION', subjects, answers: [question, tried], ...talk });

/** A wish: the task, the benefit, how it is done now. */
export const wish = (
  subjects: readonly string[],
  task: string,
  benefit: string,
  now: string,
  talk: Talk,
): TicketTemplate => ({ type: 'FEATURE_REQUEST', subjects, answers: [task, benefit, now], ...talk });
