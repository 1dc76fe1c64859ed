import type { TicketPriority, TicketStatus, TicketType } from '@supportal/domain';
import type { AnsweredTicket } from '../mutations';
import type { Member } from './crowd';

/** What can be asked for. */
export type DeedKind = 'create' | 'take' | 'move' | 'comment' | 'assign' | 'correct' | 'extend' | 'rate';

/** Inputs of all mutations in one: each uses its own part. */
export interface DeedInput {
  readonly id?: number;
  readonly key?: string | null;
  readonly subject?: string;
  readonly from?: TicketStatus;
  readonly to?: TicketStatus;
  readonly comment?: string | null;
  readonly body?: string;
  readonly internal?: boolean;
  readonly returnToWork?: boolean;
  readonly seenEntryId?: number | null;
  readonly attachmentIds?: readonly number[];
  readonly version?: number;
  readonly assigneeId?: number | null;
  readonly type?: TicketType;
  readonly priority?: TicketPriority;
  readonly hours?: number;
  readonly score?: number;
}

/** Something somebody asked for, and what became of it. */
export interface Deed {
  readonly number: number;
  readonly kind: DeedKind;
  readonly member: Member;
  readonly input: DeedInput;
  /** How often the same request was sent at once. */
  readonly clicks: number;
  /** The codes of the answers, `OK` for an acknowledgement. */
  readonly codes: readonly string[];
  /** The acknowledged answers. */
  readonly answers: readonly AnsweredTicket[];
}

/** Acknowledged by at least one of its clicks. */
export const isAcknowledged = ({ answers }: Deed): boolean => answers.length > 0;

/** The mark of a deed in its words. */
export const markOf = (number: number): string => `[deed ${number}]`;

/** The number of the deed whose mark is in the words; null when there is none. */
export const numberIn = (words: string | null | undefined): number | null => {
  const found = /\[deed (\d+)\]/.exec(words ?? '');
  return found ? Number(found[1]) : null;
};
