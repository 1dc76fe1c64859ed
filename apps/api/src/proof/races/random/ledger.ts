import { isAcknowledged, numberIn, type Deed } from './deed';
import { groupBy, type Entry, type History } from './history';
import type { Complaint, Replayed } from './replay';

/** Knows what was asked for, and which entry of the log came of it. */
export class Ledger {
  private readonly byNumber: ReadonlyMap<number, Deed>;
  private readonly byTicket: ReadonlyMap<number, readonly Deed[]>;
  private readonly byFile = new Map<number, Deed>();
  private readonly done = new Set<Deed>();

  constructor(readonly deeds: readonly Deed[]) {
    this.byNumber = new Map(deeds.map((deed) => [deed.number, deed]));
    this.byTicket = groupBy(deeds, (deed) => deed.input.id ?? deed.answers[0]?.id ?? 0);
    for (const deed of deeds.filter(isAcknowledged))
      for (const file of deed.input.attachmentIds ?? []) this.byFile.set(file, deed);
  }

  /** The deed behind the creation of a ticket. */
  creationOf({ ticket }: History): Deed | null {
    return this.byNumber.get(numberIn(ticket.subject) ?? -1) ?? null;
  }

  /** The deed behind an entry made in this state; null when nobody has asked for it. */
  deedOf(entry: Entry, state: Replayed, { ratings }: History): Deed | null {
    const rating = ratings.find(({ cycle }) => cycle === state.reopenCount);
    const words = entry.kind === 'RATED' ? rating?.comment : entry.message?.body;
    const marked = this.byNumber.get(numberIn(words) ?? -1) ?? this.byFile.get(entry.files[0] ?? -1);
    if (marked) return marked;
    const candidates = this.byTicket.get(entry.ticketId) ?? [];
    return (
      candidates.find(
        (deed) =>
          isAcknowledged(deed) &&
          !this.done.has(deed) &&
          deed.member.id === entry.actorId &&
          makes(deed, entry, state.version),
      ) ?? null
    );
  }

  /** Takes note that a deed was done; complains when it was done before. */
  enter(deed: Deed, complain: Complaint): void {
    if (this.done.has(deed)) complain(`deed ${deed.number} (${deed.kind}) was done twice`);
    this.done.add(deed);
  }

  /** Acknowledged deeds that left nothing in the log. */
  missing(): Deed[] {
    return this.deeds.filter((deed) => isAcknowledged(deed) && !this.done.has(deed));
  }
}

/** True when a deed without words asked for exactly this entry. */
function makes({ kind, input }: Deed, entry: Entry, version: number): boolean {
  switch (entry.kind) {
    case 'STATUS_CHANGED':
      return (
        isWordless(input) &&
        input.from === entry.fromStatus &&
        (kind === 'take' ? 'IN_PROGRESS' : input.to) === entry.toStatus
      );
    case 'ASSIGNED':
      return kind === 'assign' && input.version === version && input.assigneeId === entry.newAssigneeId;
    case 'TYPE_CHANGED':
      return kind === 'correct' && input.version === version && input.type === entry.newType;
    case 'PRIORITY_CHANGED':
      return kind === 'correct' && input.version === version && input.priority === entry.newPriority;
    default:
      return false;
  }
}

const isWordless = ({ comment, attachmentIds }: Deed['input']): boolean => !comment && !attachmentIds?.length;
