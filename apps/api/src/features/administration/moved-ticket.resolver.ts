import { ticketNumber } from '@supportal/domain';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SignedIn } from '../../access/context';
import { ticketPolicy } from '../../access/ticket.policy';
import { byId } from '../../platform/graphql/loaders';
import { Ticket } from '../tickets/ticket.entity';
import { MovedTicketType } from './calendar-effect.types';

const ticketOf = byId(Ticket);

/** Tickets whose deadlines move. */
@Resolver(() => MovedTicketType)
export class MovedTicketResolver {
  @FieldResolver(() => String, { description: 'Number of the ticket.' })
  number(@Root() { id }: MovedTicketType): string {
    return ticketNumber(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its subject; null for whoever may not see the ticket.',
  })
  async subject(
    @Root() { id }: MovedTicketType,
    @Ctx() { loaders, viewer }: SignedIn,
  ): Promise<string | null> {
    const ticket = await loaders.load(ticketOf, id);
    const isSeen = ticket && ticketPolicy['ticket.read'](viewer, { ...ticket, authorGroupIds: [] });
    return isSeen ? ticket.subject : null;
  }
}
