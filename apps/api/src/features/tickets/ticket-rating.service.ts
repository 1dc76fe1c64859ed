import type { ChangeSource } from '@supportal/domain';
import { actorsOf } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import type { Clock } from '../../platform/clock';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Failure } from '../../platform/graphql/failure';
import { change, conflict, openTicket } from './ticket-desk';
import type { TicketLog } from './ticket-log';
import { TicketRating } from './ticket-rating.entity';
import type { RateTicketInput } from './ticket.inputs';

/** Ratings of closings. */
export class TicketRatingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly log: TicketLog,
    private readonly viewers: ViewerSource,
    private readonly clock: Clock,
  ) {}

  /** One rating per closing, by the customer's side only. */
  rate(caller: Viewer, input: RateTicketInput, source: ChangeSource): Promise<number> {
    return this.uow.run(async (tx) => {
      const { viewer, ticket, facts } = await openTicket(tx, this.viewers, caller, input.id);
      if (!actorsOf(viewer, facts).has('CUSTOMER')) throw new Failure('FORBIDDEN', 'forbidden');
      if (ticket.status !== 'CLOSED') throw await conflict(tx, viewer, ticket, 'notRatable', 'OF_STATUS');
      if (facts.rated) throw await conflict(tx, viewer, ticket, 'alreadyRated');
      const now = this.clock.now();
      const rating = {
        score: input.score,
        comment: input.comment?.trim() ?? '',
        authorId: viewer.id,
        createdAt: now,
      };
      await tx.insert(TicketRating, { ticketId: ticket.id, cycle: ticket.reopenCount, ...rating });
      await change(tx, ticket, now, {});
      const entry = { ticketId: ticket.id, at: now, kind: 'RATED' as const, actorId: viewer.id, source };
      const entryId = await this.log.write(tx, { ...entry, score: input.score });
      tx.raise('ticket.rated', { ticketId: ticket.id, entryId, by: viewer.id, score: input.score });
      return ticket.id;
    });
  }
}
