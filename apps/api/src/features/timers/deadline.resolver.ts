import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../access/context';
import { Ticket } from '../tickets/ticket.entity';
import { DeadlineType, ReckoningSegmentType } from './deadline.types';
import type { Deadlines } from './deadlines.service';

/** The deadline on a ticket. */
@Resolver(() => Ticket)
export class TicketDeadlineResolver {
  constructor(private readonly deadlines: Deadlines) {}

  @FieldResolver(() => DeadlineType, {
    nullable: true,
    description: 'When it moves by itself; null when nothing is awaited.',
  })
  deadline(@Root() ticket: Ticket, @Ctx() context: RequestContext): Promise<DeadlineType | null> {
    return this.deadlines.of(ticket, context);
  }
}

/** How a deadline was reckoned. */
@Resolver(() => DeadlineType)
export class DeadlineResolver {
  constructor(private readonly deadlines: Deadlines) {}

  @FieldResolver(() => [ReckoningSegmentType], {
    description: 'Every interval counted and skipped, from the start to the deadline.',
  })
  reckoning(@Root() deadline: DeadlineType, @Ctx() context: RequestContext): Promise<ReckoningSegmentType[]> {
    return this.deadlines.reckoning(deadline, context);
  }
}
