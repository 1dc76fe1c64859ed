import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import type { TicketSight } from './ticket-sight.service';
import type { SignedIn } from '../../access/context';
import { notFound } from '../../platform/graphql/failure';
import type { TicketConversation } from './ticket-conversation';
import type { TicketCreation } from './ticket-creation';
import type { TicketDeskWork } from './ticket-desk-work';
import type { TicketMovement } from './ticket-movement';
import type { TicketRatingService } from './ticket-rating.service';
import { Ticket } from './ticket.entity';
import {
  AddCommentInput,
  AssignTicketInput,
  ChangeTicketStatusInput,
  CorrectTicketInput,
  CreateTicketInput,
  ExtendWaitInput,
  RateTicketInput,
  TakeTicketInput,
} from './ticket.inputs';

const inputDescription = 'What to do.';

/** The services behind the mutations. */
export interface TicketServices {
  readonly creation: TicketCreation;
  readonly movement: TicketMovement;
  readonly conversation: TicketConversation;
  readonly desk: TicketDeskWork;
  readonly ratings: TicketRatingService;
}

/** What people do with tickets. Whose ticket it is and what it allows now, the services decide. */
@Resolver(() => Ticket)
export class TicketMutations {
  constructor(
    private readonly sight: TicketSight,
    private readonly services: TicketServices,
  ) {}

  @Authorized<Guard>('ticket.create')
  @Mutation(() => Ticket, { description: 'Writes a new ticket.' })
  createTicket(
    @Arg('input', () => CreateTicketInput, { description: inputDescription }) input: CreateTicketInput,
    @Ctx() context: SignedIn,
  ) {
    return this.fresh(context, this.services.creation.create(context.viewer, input, context.source));
  }

  @Authorized<Guard>('ticket.process')
  @Mutation(() => Ticket, { description: 'Takes a new or reopened ticket: the caller becomes its assignee.' })
  takeTicket(
    @Arg('input', () => TakeTicketInput, { description: inputDescription }) input: TakeTicketInput,
    @Ctx() context: SignedIn,
  ) {
    return this.fresh(context, this.services.movement.take(context.viewer, input, context.source));
  }

  @Authorized<Guard>()
  @Mutation(() => Ticket, { description: 'Moves a ticket, with comment and files: all or nothing.' })
  changeTicketStatus(
    @Arg('input', () => ChangeTicketStatusInput, { description: inputDescription })
    input: ChangeTicketStatusInput,
    @Ctx() context: SignedIn,
  ) {
    return this.fresh(context, this.services.movement.changeStatus(context.viewer, input, context.source));
  }

  @Authorized<Guard>()
  @Mutation(() => Ticket, { description: 'Adds a message or an internal note.' })
  addComment(
    @Arg('input', () => AddCommentInput, { description: inputDescription }) input: AddCommentInput,
    @Ctx() context: SignedIn,
  ) {
    return this.fresh(context, this.services.conversation.add(context.viewer, input, context.source));
  }

  @Authorized<Guard>('ticket.assign')
  @Mutation(() => Ticket, { description: 'Gives the ticket to a specialist, or back to the queue.' })
  assignTicket(
    @Arg('input', () => AssignTicketInput, { description: inputDescription }) input: AssignTicketInput,
    @Ctx() context: SignedIn,
  ) {
    return this.fresh(context, this.services.desk.assign(context.viewer, input, context.source));
  }

  @Authorized<Guard>('ticket.process')
  @Mutation(() => Ticket, { description: 'Corrects type or priority.' })
  correctTicket(
    @Arg('input', () => CorrectTicketInput, { description: inputDescription }) input: CorrectTicketInput,
    @Ctx() context: SignedIn,
  ) {
    return this.fresh(context, this.services.desk.correct(context.viewer, input, context.source));
  }

  @Authorized<Guard>('ticket.process')
  @Mutation(() => Ticket, { description: 'Gives a waiting ticket more working hours.' })
  extendWait(
    @Arg('input', () => ExtendWaitInput, { description: inputDescription }) input: ExtendWaitInput,
    @Ctx() context: SignedIn,
  ) {
    return this.fresh(context, this.services.desk.extendWait(context.viewer, input, context.source));
  }

  @Authorized<Guard>()
  @Mutation(() => Ticket, { description: 'Rates the present closing; once, by the customer.' })
  rateTicket(
    @Arg('input', () => RateTicketInput, { description: inputDescription }) input: RateTicketInput,
    @Ctx() context: SignedIn,
  ) {
    return this.fresh(context, this.services.ratings.rate(context.viewer, input, context.source));
  }

  private async fresh({ viewer }: SignedIn, done: Promise<number>): Promise<Ticket> {
    const ticket = await this.sight.find(viewer, await done);
    if (!ticket) throw notFound('ticketNotFound');
    return ticket;
  }
}
