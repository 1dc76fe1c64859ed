import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ticketNumber } from '@supportal/domain';
import { ticketPolicy } from '../../access/ticket.policy';
import type { SignedIn } from '../../access/context';
import { byId } from '../../platform/graphql/loaders';
import { User } from '../accounts/user.entity';
import { SupportedSystem } from '../directories/system.entity';
import { Group } from '../groups/group.entity';
import { Ticket } from '../tickets/ticket.entity';
import {
  HeldRightType,
  NewSightType,
  ReleasedTicketType,
  UserRightsEffectType,
} from './administration.types';

const userOf = byId(User);
const groupOf = byId(Group);
const systemOf = byId(SupportedSystem);
const ticketOf = byId(Ticket);

/** People and groups of an effect. */
@Resolver(() => UserRightsEffectType)
export class UserRightsEffectResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who; null for an account that a preview would make.',
  })
  user(@Root() effect: UserRightsEffectType, @Ctx() { loaders }: SignedIn): Promise<User | null> {
    return loaders.load(userOf, effect.userId);
  }
  @FieldResolver(() => [Group], { description: 'Groups they begin to lead.' })
  async leads(@Root() effect: UserRightsEffectType, @Ctx() { loaders }: SignedIn): Promise<Group[]> {
    return loaders.each(effect.leads, groupOf);
  }
  @FieldResolver(() => [Group], { description: 'Groups they lead no longer.' })
  async stopsLeading(@Root() effect: UserRightsEffectType, @Ctx() { loaders }: SignedIn): Promise<Group[]> {
    return loaders.each(effect.stopsLeading, groupOf);
  }
  @FieldResolver(() => [SupportedSystem], {
    description:
      'Systems they may write tickets about from then on; for people of the provider: whose tickets they see.',
  })
  async gainedSystems(
    @Root() effect: UserRightsEffectType,
    @Ctx() { loaders }: SignedIn,
  ): Promise<SupportedSystem[]> {
    return loaders.each(effect.gainedSystems, systemOf);
  }
  @FieldResolver(() => [SupportedSystem], {
    description: 'Systems they may write no tickets about, or see no tickets of, any more.',
  })
  async lostSystems(
    @Root() effect: UserRightsEffectType,
    @Ctx() { loaders }: SignedIn,
  ): Promise<SupportedSystem[]> {
    return loaders.each(effect.lostSystems, systemOf);
  }
}

/** Who begins to see the tickets of whom. */
@Resolver(() => NewSightType)
export class NewSightResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The leader.' })
  leader(@Root() { leaderId }: NewSightType, @Ctx() { loaders }: SignedIn): Promise<User | null> {
    return loaders.load(userOf, leaderId);
  }
  @FieldResolver(() => Group, { nullable: true, description: 'The group they lead.' })
  group(@Root() { groupId }: NewSightType, @Ctx() { loaders }: SignedIn): Promise<Group | null> {
    return loaders.load(groupOf, groupId);
  }
  @FieldResolver(() => [User], { description: 'Whose tickets they begin to see; the first 50.' })
  async people(@Root() { userIds }: NewSightType, @Ctx() { loaders }: SignedIn): Promise<User[]> {
    return loaders.each(userIds, userOf);
  }
}

/** The group of a right. */
@Resolver(() => HeldRightType)
export class HeldRightResolver {
  @FieldResolver(() => Group, {
    nullable: true,
    description: 'The only group it counts in; null: everywhere.',
  })
  async group(@Root() { groupId }: HeldRightType, @Ctx() { loaders }: SignedIn): Promise<Group | null> {
    return groupId === null ? null : loaders.load(groupOf, groupId);
  }
}

/** The ticket that goes back to the queue. */
@Resolver(() => ReleasedTicketType)
export class ReleasedTicketResolver {
  @FieldResolver(() => Int, { description: 'Id of the ticket.' })
  id(@Root() { ticketId }: ReleasedTicketType): number {
    return ticketId;
  }
  @FieldResolver(() => String, { description: 'Number of the ticket.' })
  number(@Root() { ticketId }: ReleasedTicketType): string {
    return ticketNumber(ticketId);
  }
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its subject; null for whoever may not see the ticket.',
  })
  async subject(
    @Root() { ticketId }: ReleasedTicketType,
    @Ctx() { loaders, viewer }: SignedIn,
  ): Promise<string | null> {
    const ticket = await loaders.load(ticketOf, ticketId);
    const isSeen = ticket && ticketPolicy['ticket.read'](viewer, { ...ticket, authorGroupIds: [] });
    return isSeen ? ticket.subject : null;
  }
  @FieldResolver(() => User, { nullable: true, description: 'Who had it.' })
  assignee(@Root() { assigneeId }: ReleasedTicketType, @Ctx() { loaders }: SignedIn): Promise<User | null> {
    return loaders.load(userOf, assigneeId);
  }
}
