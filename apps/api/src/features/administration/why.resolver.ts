import { Arg, Authorized, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { peopleReaders, reaches } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import { isShown, ticketReasonsFor } from '../../access/ticket-reasons';
import type { ViewerSource } from '../../access/viewer-source';
import type { Reader } from '../../platform/database/reader';
import { notFound } from '../../platform/graphql/failure';
import { byId } from '../../platform/graphql/loaders';
import { User } from '../accounts/user.entity';
import { GroupMember } from '../groups/group-links.entity';
import { Group } from '../groups/group.entity';
import { Organization, OrganizationKind } from '../organizations/organization.entity';
import { PermissionSet } from '../roles/permission-set.entity';
import { Role } from '../roles/role.entity';
import { Ticket } from '../tickets/ticket.entity';
import { expectReached } from './reach';
import { rightPaths } from './right-paths';
import { EffectiveRightType, RightPathType, TicketSightRuleType, TicketSightType } from './why.types';

const groupOf = byId(Group);
const roleOf = byId(Role);
const setOf = byId(PermissionSet);

/** «Почему?»: where rights come from, and why a ticket is seen. */
@Resolver(() => RightPathType)
export class WhyResolver {
  constructor(
    private readonly read: Reader,
    private readonly viewers: ViewerSource,
  ) {}

  @Authorized<Guard>(...peopleReaders)
  @Query(() => [EffectiveRightType], {
    description:
      'Every right of a user with every path that gives it; also of a deactivated one, for its return.',
  })
  async effectiveRights(
    @Arg('userId', () => Int, { description: 'Whose rights.' }) userId: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<EffectiveRightType[]> {
    const user = expectReached(viewer, await this.read.find(User, { id: userId }));
    const home = await this.read.find(Organization, { id: user.organizationId });
    const rights = await rightPaths(this.read, userId, home?.kind === OrganizationKind.PROVIDER);
    return rights.map(({ permission, paths }) => ({ permission, paths: [...paths] }));
  }

  @Authorized<Guard>(...peopleReaders)
  @Query(() => TicketSightType, {
    description: '«Почему видит / не видит»: the rules about one ticket and one user.',
  })
  async whyTicket(
    @Arg('ticketId', () => Int, { description: 'The ticket.' }) ticketId: number,
    @Arg('userId', () => Int, { description: 'The user.' }) userId: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<TicketSightType> {
    expectReached(viewer, await this.read.find(User, { id: userId }));
    const ticket = await this.read.find(Ticket, { id: ticketId });
    if (!ticket || !reaches(viewer, ticket.organizationId)) throw notFound('ticketNotFound');
    const groups = await this.read.list(GroupMember, { userId: ticket.authorId });
    const facts = { ...ticket, authorGroupIds: groups.map(({ groupId }) => groupId) };
    // Who wrote it, whose it is and that it exists is told to nobody who does not see it.
    if (!isShown(ticketReasonsFor(viewer, facts))) throw notFound('ticketNotFound');
    const rules = ticketReasonsFor(await this.viewers.compute(userId), facts);
    return { sees: isShown(rules), rules };
  }

  @FieldResolver(() => Group, {
    nullable: true,
    description: 'By membership in it, or, with a role, in it only.',
  })
  async group(@Root() { groupId }: RightPathType, @Ctx() { loaders }: SignedIn): Promise<Group | null> {
    return groupId === null ? null : loaders.load(groupOf, groupId);
  }
  @FieldResolver(() => Role, { nullable: true, description: 'By this role; null: by membership alone.' })
  async role(@Root() { roleId }: RightPathType, @Ctx() { loaders }: SignedIn): Promise<Role | null> {
    return roleId === null ? null : loaders.load(roleOf, roleId);
  }
  @FieldResolver(() => Boolean, { description: 'True when it counts in that group only.' })
  onlyInGroup(@Root() { groupId, roleId }: RightPathType): boolean {
    return groupId !== null && roleId !== null;
  }
  @FieldResolver(() => PermissionSet, { description: 'The permission set that holds the right.' })
  permissionSet(
    @Root() { setId }: RightPathType,
    @Ctx() { loaders }: SignedIn,
  ): Promise<PermissionSet | null> {
    return loaders.load(setOf, setId);
  }
}

/** The groups of a rule. */
@Resolver(() => TicketSightRuleType)
export class TicketSightRuleResolver {
  @FieldResolver(() => [Group], { description: 'Groups by which it applies.' })
  async groups(@Root() { groupIds }: TicketSightRuleType, @Ctx() { loaders }: SignedIn): Promise<Group[]> {
    return loaders.each(groupIds, groupOf);
  }
}
