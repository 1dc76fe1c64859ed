import {
  ticketPriorities,
  ticketStatuses,
  ticketTypes,
  type TicketStatus,
  type TicketType,
} from '@supportal/domain';
import { Random } from '../../../testing/random';
import type { SupportWorld } from '../../../testing/support-world';
import { ticketInput } from '../../../testing/tickets';
import { capacities, type Member, type Owned } from './crowd';
import { markOf, type Deed, type DeedInput, type DeedKind } from './deed';
import { isLegal } from './product-table';

/** A ticket as the crowd has seen it last: often not what it is by now. */
export interface SeenTicket extends Owned {
  readonly id: number;
  readonly type: TicketType;
  status: TicketStatus;
  version: number;
  entryId: number | null;
}

/** What somebody is about to ask for. */
export type Intent = Pick<Deed, 'number' | 'kind' | 'member' | 'input' | 'clicks'> & {
  readonly wantsFile: boolean;
  readonly random: Random;
};

const kinds: readonly DeedKind[] = [
  ...Array<DeedKind>(14).fill('move'),
  ...Array<DeedKind>(8).fill('comment'),
  ...Array<DeedKind>(4).fill('take'),
  ...Array<DeedKind>(3).fill('correct'),
  ...Array<DeedKind>(2).fill('assign'),
  ...Array<DeedKind>(2).fill('extend'),
  ...Array<DeedKind>(2).fill('rate'),
];
/** Most of the crowd stands around a few tickets at a time. */
const crowded = 8;

/** Makes up what the crowd does: mostly what its people would, now and then what they must not. */
export class Chooser {
  readonly seen = new Map<number, SeenTicket>();

  constructor(
    private readonly seed: number,
    private readonly world: SupportWorld,
    private readonly members: readonly Member[],
  ) {}

  /** A new ticket, or something with one of those that are there. */
  next(number: number, creates: boolean): Intent {
    const random = new Random(this.seed + number * 7919);
    if (creates) return this.creation(number, random);
    const ticket = this.ticketFor(number, random);
    const near = this.members.filter((one) => capacities(one, ticket).size > 0);
    const member = random.one(random.chance(0.88) ? near : this.members);
    const sensible = kinds.filter((one) => isSensible(one, member, ticket));
    const kind = random.one(sensible.length && random.chance(0.85) ? sensible : kinds);
    const input = this.inputOf(kind, member, ticket, number, random);
    const clicks = input.key && random.chance(0.3) ? 2 + random.below(2) : 1;
    const wantsFile = (kind === 'move' || kind === 'comment') && random.chance(0.15);
    return { number, kind, member, input, clicks, wantsFile, random };
  }

  private creation(number: number, random: Random): Intent {
    const member = random.one(this.members.filter((one) => one.writes));
    const type = random.one(ticketTypes);
    const subject = `Тикет ${markOf(number)}`;
    const input = ticketInput(this.world, { subject, type, key: `deed ${number}` });
    const clicks = 1 + random.below(3);
    return { number, kind: 'create', member, input: input as DeedInput, clicks, wantsFile: false, random };
  }

  private ticketFor(number: number, random: Random): SeenTicket {
    const all = [...this.seen.values()];
    if (!random.chance(0.6)) return random.one(all);
    const begin = Math.floor(number / 250) * crowded;
    return all[(begin + random.below(crowded)) % all.length]!;
  }

  private inputOf(
    kind: DeedKind,
    member: Member,
    ticket: SeenTicket,
    number: number,
    random: Random,
  ): DeedInput {
    const { id } = ticket;
    const key = random.chance(0.5) ? `deed ${number}` : null;
    const words = `Слова ${markOf(number)}`;
    const version = random.chance(0.92) ? ticket.version : random.below(40);
    const from = random.chance(0.95) ? ticket.status : random.one(ticketStatuses);
    switch (kind) {
      case 'take':
        return { id, key, from, comment: random.chance(0.7) ? words : null };
      case 'comment':
        return this.comment(id, key, words, random);
      case 'assign': {
        const assigneeId = random.chance(0.2) ? null : random.one(this.members).id;
        return { id, version, assigneeId };
      }
      case 'correct':
        return { id, version, ...correction(random) };
      case 'extend':
        return { id, key, hours: 1 + random.below(20), comment: words };
      case 'rate':
        return { id, score: 1 + random.below(5), comment: words };
      default: {
        const to = this.aim(member, ticket, from, random);
        const entry = random.chance(0.2) ? { seenEntryId: ticket.entryId } : {};
        return { id, key, from, to, comment: random.chance(0.85) ? words : null, ...entry };
      }
    }
  }

  private comment(id: number, key: string | null, body: string, random: Random): DeedInput {
    return { id, key, body, internal: random.chance(0.15), returnToWork: random.chance(0.5) };
  }

  private aim(member: Member, ticket: SeenTicket, from: TicketStatus, random: Random): TicketStatus {
    const by = capacities(member, ticket);
    const open = ticketStatuses.filter((to) => isLegal({ from, to, type: ticket.type, by, withWords: true }));
    // The end of a ticket is the end of the fun: it is chosen more rarely.
    const choice = open.length > 1 && random.chance(0.7) ? open.filter((to) => to !== 'CLOSED') : open;
    return choice.length && random.chance(0.85) ? random.one(choice) : random.one(ticketStatuses);
  }
}

/** What somebody would do who knows the rules, going by what they have seen. */
function isSensible(kind: DeedKind, member: Member, { status, ...ticket }: SeenTicket): boolean {
  const by = capacities(member, ticket);
  const open = status !== 'CLOSED';
  const specialist = by.has('specialist');
  switch (kind) {
    case 'take':
      return specialist && (status === 'NEW' || status === 'REOPENED');
    case 'comment':
      return open && (specialist || by.has('customer'));
    case 'assign':
      return open && member.assigns;
    case 'correct':
      return open && specialist;
    case 'extend':
      return specialist && (status === 'AWAITING_INFO' || status === 'AWAITING_CLOSURE');
    case 'rate':
      return !open && by.has('customer');
    default:
      return true;
  }
}

function correction(random: Random): DeedInput {
  const type = random.chance(0.6) ? { type: random.one(ticketTypes) } : {};
  return random.chance(0.7) ? { ...type, priority: random.one(ticketPriorities) } : type;
}
