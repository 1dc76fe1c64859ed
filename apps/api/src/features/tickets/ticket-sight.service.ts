import { ticketPolicy } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { Loaders } from '../../platform/graphql/loaders';
import { shownFacts } from './ticket-facts';
import { Ticket } from './ticket.entity';

/** Finds single tickets within the reach of a viewer. */
export class TicketSight {
  constructor(private readonly read: Reader) {}

  /** The ticket with this id if the viewer may see it; null otherwise. */
  async find(viewer: Viewer, id: number): Promise<Ticket | null> {
    const ticket = await this.read.find(Ticket, { id });
    if (!ticket) return null;
    const facts = await shownFacts(new Loaders(this.read), ticket);
    return ticketPolicy['ticket.read'](viewer, facts) ? ticket : null;
  }
}
