import { limits, ticketNumber, type TicketAbility } from '@supportal/domain';
import { Arg, Authorized, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import { abilitiesOf, transitionsFor } from '../../access/ticket.policy';
import type { TicketSight } from './ticket-sight.service';
import { notFound } from '../../platform/graphql/failure';
import type { RequestContext, SignedIn } from '../../access/context';
import { byId, manyBy } from '../../platform/graphql/loaders';
import { personById } from '../accounts/people.service';
import { User } from '../accounts/user.entity';
import { Attachment } from '../attachments/attachment.entity';
import { Environment } from '../directories/environment.entity';
import { SupportedSystem } from '../directories/system.entity';
import { Group } from '../groups/group.entity';
import { Organization } from '../organizations/organization.entity';
import { TicketAbilityEnum } from './ticket.enums';
import { factsFor, ratingsOf } from './ticket-facts';
import type { TicketTimeline } from './ticket-timeline';
import type { ReadAlong } from './ticket-joins';
import { TicketRating } from './ticket-rating.entity';
import { environmentById, groupById, organizationById, systemById } from './ticket-references';
import { expectBetween } from '../../platform/graphql/page-size';
import { Ticket } from './ticket.entity';
import { TimelinePageType, TransitionOptionType } from './ticket.types';

/** Read alone, or with what it points to. */
type Shown = Ticket & ReadAlong;

const ticketById = byId(Ticket);
const attachmentsOf = manyBy(Attachment, 'ticketId');

/** One ticket and what hangs on it. */
@Resolver(() => Ticket)
export class TicketResolver {
  constructor(
    private readonly sight: TicketSight,
    private readonly timelines: TicketTimeline,
  ) {}

  @Authorized<Guard>()
  @Query(() => Ticket, { description: 'One ticket; NOT_FOUND when it does not exist or is out of reach.' })
  async ticket(
    @Arg('id', () => Int, { description: 'Its id; the number without `SUP-`.' }) id: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Ticket> {
    const ticket = await this.sight.find(viewer, id);
    if (!ticket) throw notFound('ticketNotFound');
    return ticket;
  }

  @FieldResolver(() => String, { description: 'The number people use: `SUP-1042`.' })
  number(@Root() ticket: Ticket): string {
    return ticketNumber(ticket.id);
  }

  // Lists do not read the long text unless it is asked for.
  @FieldResolver(() => String, { description: 'The description, Markdown.' })
  async body(@Root() ticket: Ticket, @Ctx() { loaders }: RequestContext): Promise<string> {
    return ticket.body ?? (await loaders.load(ticketById, ticket.id))?.body ?? '';
  }

  @FieldResolver(() => SupportedSystem, { description: 'The system it is about.' })
  system(@Root() ticket: Shown, @Ctx() { loaders }: RequestContext) {
    return ticket.system ?? loaders.load(systemById, ticket.systemId);
  }

  @FieldResolver(() => Environment, { description: 'Where the problem shows.' })
  environment(@Root() ticket: Ticket, @Ctx() { loaders }: RequestContext) {
    return loaders.load(environmentById, ticket.environmentId);
  }

  @FieldResolver(() => User, { description: 'Who wrote it.' })
  author(@Root() ticket: Shown, @Ctx() { loaders }: RequestContext) {
    return ticket.author ?? loaders.load(personById, ticket.authorId);
  }

  @FieldResolver(() => Organization, { description: "The author's organization." })
  organization(@Root() ticket: Shown, @Ctx() { loaders }: RequestContext) {
    return ticket.organization ?? loaders.load(organizationById, ticket.organizationId);
  }

  @FieldResolver(() => Group, { description: 'The group it is filed under.' })
  group(@Root() ticket: Ticket, @Ctx() { loaders }: RequestContext) {
    return loaders.load(groupById, ticket.groupId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The specialist who has it; null while nobody has.',
  })
  assignee(@Root() ticket: Shown, @Ctx() { loaders }: RequestContext) {
    if (ticket.assigneeId === null) return null;
    return ticket.assignee ?? loaders.load(personById, ticket.assigneeId);
  }

  @FieldResolver(() => [Attachment], { description: 'Files of the description.' })
  async attachments(@Root() ticket: Ticket, @Ctx() { loaders }: RequestContext): Promise<Attachment[]> {
    const files = await loaders.load(attachmentsOf, ticket.id);
    return files.filter((file) => file.messageId === null);
  }

  @FieldResolver(() => TimelinePageType, {
    description: 'The newest entries of the history, oldest first; at most 200.',
  })
  timeline(
    @Root() ticket: Ticket,
    @Arg('last', () => Int, { defaultValue: 100, description: 'How many, 1 to 200.' }) last: number,
    @Arg('before', () => Int, { nullable: true, description: 'Only entries older than this one.' })
    before: number | null,
    @Ctx() { viewer }: SignedIn,
  ): Promise<TimelinePageType> {
    expectBetween('last', last, 1, limits.timelinePage);
    return this.timelines.page(viewer, ticket.id, last, before ?? null);
  }

  @FieldResolver(() => [TicketAbilityEnum], { description: 'What this viewer may do now.' })
  abilities(
    @Root() ticket: Ticket,
    @Ctx() { viewer, loaders }: SignedIn,
  ): TicketAbility[] | Promise<TicketAbility[]> {
    const facts = factsFor(viewer, loaders, ticket);
    return facts instanceof Promise
      ? facts.then((known) => abilitiesOf(viewer, known))
      : abilitiesOf(viewer, facts);
  }

  @FieldResolver(() => [TransitionOptionType], { description: 'Steps open to this viewer now.' })
  async transitions(
    @Root() ticket: Ticket,
    @Ctx() { viewer, loaders }: SignedIn,
  ): Promise<TransitionOptionType[]> {
    return transitionsFor(viewer, await factsFor(viewer, loaders, ticket));
  }

  @FieldResolver(() => [TicketRating], { description: 'One rating per closing, oldest first.' })
  ratings(@Root() ticket: Ticket, @Ctx() { loaders }: RequestContext): Promise<TicketRating[]> {
    return loaders.load(ratingsOf, ticket.id);
  }
}
