import type { ChangeSource, TicketPriority, TicketType } from '@supportal/domain';
import type { Person } from './people';
import type { Step } from './scenarios';
import type { SystemName } from './texts/systems';
import type { TicketTemplate } from './texts/template';
import type { Words } from './words';
import type { Customer, DemoGroup, Specialist } from './world';

/** A file that goes with a text. */
export type FileKind = 'SCREENSHOT' | 'LOG';

/** A step with all that chance decides about it. */
export interface PlannedStep {
  readonly step: Step;
  /** Working hours since the step before. */
  readonly hours: number;
  /** Who of the customer's side acts. */
  readonly customer: Person;
  /** Unfilled, see `words.ts`; null for a step without words. */
  readonly text: string | null;
  readonly files: readonly FileKind[];
  readonly score: number | null;
}

/** Everything about a ticket except its times. */
export interface TicketPlan {
  readonly customer: Customer;
  readonly group: DemoGroup;
  readonly author: Person;
  readonly specialist: Specialist;
  /** Takes the ticket over, if anybody does. */
  readonly successor: Specialist;
  /** Hands tickets over. */
  readonly dispatcher: Specialist;
  readonly system: SystemName;
  readonly environment: number;
  readonly platformVersion: string;
  readonly template: TicketTemplate;
  readonly subject: string;
  readonly body: string;
  readonly bodyFiles: readonly FileKind[];
  readonly words: Words;
  readonly source: ChangeSource;
  /** As written by the author; a specialist may correct them to the final ones. */
  readonly initialType: TicketType;
  readonly type: TicketType;
  readonly initialPriority: TicketPriority;
  readonly priority: TicketPriority;
  readonly steps: readonly PlannedStep[];
  /** Milliseconds by which it all begins earlier than it could, so that not all is to the minute. */
  readonly lead: number;
  /** Working hours since the last step for an open ticket; null for a closed one. */
  readonly ageHours: number | null;
}
