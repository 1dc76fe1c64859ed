import { Arg, Args, Authorized, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { peopleReaders } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import type { Reader } from '../../platform/database/reader';
import { sql, type Sql } from '../../platform/database/sql';
import type { Connection } from '../../platform/graphql/connection';
import { effectType } from '../administration/administration.types';
import type { AdminOutcome } from '../administration/administration';
import { orderOf } from '../administration/order';
import { expectReached, isGiven } from '../administration/reach';
import { reachedPage } from '../administration/reached-list';
import { AdminGroup, groupPages, GroupsArguments, SavedGroup } from './admin-group.types';
import { Group, groupsByName } from './group.entity';
import {
  ChangeGroupMembersInput,
  ConnectGroupInput,
  CreateGroupInput,
  SetMemberRolesInput,
  UpdateGroupInput,
} from './group.inputs';
import type { GroupService } from './group.service';
import type { MembershipService } from './membership.service';

const readers = [...peopleReaders, 'group.connect'] as const;
const previewArg = { defaultValue: false, description: 'Only tells the effect; nothing is kept.' };

/** «Группы». */
@Resolver(() => AdminGroup)
export class AdminGroupResolver {
  constructor(
    private readonly read: Reader,
    private readonly groupService: GroupService,
    private readonly memberships: MembershipService,
  ) {}

  @Authorized<Guard>(...readers)
  @Query(() => groupPages.type, { description: 'Groups, by name unless told otherwise.' })
  groups(
    @Args(() => GroupsArguments) args: GroupsArguments,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Connection<AdminGroup>> {
    return reachedPage<Group>(this.read, viewer, args, {
      entity: Group,
      table: 'user_group',
      column: args.sort?.field === 'CREATED' ? 'id' : 'nameKey',
      descending: args.sort?.direction === 'DESC',
      where: connectedAs(args),
      orderedBy: args.sort?.field === 'CREATED' || isGiven(args.systemId) ? null : groupsByName,
      rights: readers,
    });
  }

  @Authorized<Guard>(...readers)
  @Query(() => AdminGroup, { description: 'One group; NOT_FOUND when it is out of reach.' })
  async group(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<AdminGroup> {
    return expectReached(viewer, await this.read.find(Group, { id }), readers);
  }

  @Authorized<Guard>('group.edit')
  @Mutation(() => SavedGroup, {
    description: 'Makes a group; the provider sees that it waits for its connection.',
  })
  async createGroup(
    @Arg('input', () => CreateGroupInput, { description: 'The new group.' }) input: CreateGroupInput,
    @Ctx() context: SignedIn,
  ): Promise<SavedGroup> {
    return this.saved(await this.groupService.create(orderOf(context), input));
  }

  @Authorized<Guard>('group.edit')
  @Mutation(() => SavedGroup, { description: 'Changes name, description and permission sets of a group.' })
  async updateGroup(
    @Arg('input', () => UpdateGroupInput, { description: 'The group as it shall be.' })
    input: UpdateGroupInput,
    @Arg('preview', () => Boolean, previewArg) preview: boolean,
    @Ctx() context: SignedIn,
  ): Promise<SavedGroup> {
    return this.saved(await this.groupService.update(orderOf(context, preview), input));
  }

  @Authorized<Guard>('group.edit')
  @Mutation(() => SavedGroup, { description: 'Lets people join and leave a group.' })
  async changeGroupMembers(
    @Arg('input', () => ChangeGroupMembersInput, { description: 'Who joins and who leaves.' })
    input: ChangeGroupMembersInput,
    @Arg('preview', () => Boolean, previewArg) preview: boolean,
    @Ctx() context: SignedIn,
  ): Promise<SavedGroup> {
    return this.saved(await this.memberships.changeMembers(orderOf(context, preview), input));
  }

  @Authorized<Guard>('group.edit')
  @Mutation(() => SavedGroup, { description: 'Gives a member roles that count in this group only.' })
  async setMemberRoles(
    @Arg('input', () => SetMemberRolesInput, { description: 'The roles.' }) input: SetMemberRolesInput,
    @Arg('preview', () => Boolean, previewArg) preview: boolean,
    @Ctx() context: SignedIn,
  ): Promise<SavedGroup> {
    return this.saved(await this.memberships.setRoles(orderOf(context, preview), input));
  }

  @Authorized<Guard>('group.connect')
  @Mutation(() => SavedGroup, { description: 'Connects a group to systems, and cuts it off from others.' })
  async connectGroup(
    @Arg('input', () => ConnectGroupInput, { description: 'The systems.' }) input: ConnectGroupInput,
    @Arg('preview', () => Boolean, previewArg) preview: boolean,
    @Ctx() context: SignedIn,
  ): Promise<SavedGroup> {
    return this.saved(await this.memberships.connect(orderOf(context, preview), input));
  }

  @Authorized<Guard>('group.edit')
  @Mutation(() => Boolean, {
    description: 'Removes a group without members and tickets; CONFLICT lists what is in the way.',
  })
  async deleteGroup(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Arg('version', () => Int, { description: 'The version the caller saw.' }) version: number,
    @Ctx() context: SignedIn,
  ): Promise<boolean> {
    await this.groupService.remove(orderOf(context), id, version);
    return true;
  }

  private async saved({ made, effect }: AdminOutcome<number>): Promise<SavedGroup> {
    return { group: (await this.read.find(Group, { id: made }))!, effect: effectType(effect) };
  }
}

function connectedAs({ connected, systemId }: GroupsArguments): Sql[] {
  const isConnected = sql`EXISTS (
    SELECT 1 FROM group_system gs JOIN supported_system s ON s.id = gs.systemId
    WHERE gs.groupId = x.id AND s.active = 1)`;
  return [
    ...(typeof connected === 'boolean' ? [connected ? isConnected : sql`NOT ${isConnected}`] : []),
    ...(isGiven(systemId)
      ? [sql`EXISTS (SELECT 1 FROM group_system s WHERE s.groupId = x.id AND s.systemId = ${systemId})`]
      : []),
  ];
}
