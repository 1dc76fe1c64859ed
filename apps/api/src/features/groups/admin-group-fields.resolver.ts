import { limits } from '@supportal/domain';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { administers } from '../../access/administration.policy';
import type { SignedIn } from '../../access/context';
import type { Reader } from '../../platform/database/reader';
import { isIn, join, raw, sql, TRUE, type Sql } from '../../platform/database/sql';
import { connectionOf, type Connection } from '../../platform/graphql/connection';
import { byId, manyBy, type Batch, type Loaders } from '../../platform/graphql/loaders';
import { expectBetween } from '../../platform/graphql/page-size';
import { memberCursor, memberPlace } from './member-cursor';
import type { AccountSearch } from '../accounts/account-search';
import { User } from '../accounts/user.entity';
import { SupportedSystem } from '../directories/system.entity';
import { Organization } from '../organizations/organization.entity';
import { PermissionSet } from '../roles/permission-set.entity';
import { Role } from '../roles/role.entity';
import { AdminGroup, GroupMemberType, memberPages } from './admin-group.types';
import { GroupMemberRole, GroupPermissionSet, GroupSystem } from './group-links.entity';

const organizationOf = byId(Organization);
const setsOf = manyBy(GroupPermissionSet, 'groupId');
const setOf = byId(PermissionSet);
const systemsOf = manyBy(GroupSystem, 'groupId');
const systemOf = byId(SupportedSystem);
const userOf = byId(User);
const rolesOf = manyBy(GroupMemberRole, 'memberId');
const roleOf = byId(Role);

const memberCounts: Batch<number, number> = async (read, ids) => {
  const rows = await read.rows<{ groupId: number; n: number }>(sql`
    SELECT m.groupId, COUNT(*) AS n FROM group_member m WHERE ${isIn('m.groupId', ids)} GROUP BY m.groupId`);
  const counts = new Map(rows.map(({ groupId, n }) => [groupId, Number(n)]));
  return ids.map((id) => counts.get(id) ?? 0);
};

/** To look at so many is no more than to look for them among all accounts. */
const fewMembers = 10_000;

/** What hangs on a group. */
@Resolver(() => AdminGroup)
export class AdminGroupFields {
  constructor(
    private readonly read: Reader,
    private readonly search: AccountSearch,
    private readonly few = fewMembers,
  ) {}

  @FieldResolver(() => Organization, { description: 'Whose it is.' })
  organization(@Root() group: AdminGroup, @Ctx() { loaders }: SignedIn): Promise<Organization | null> {
    return loaders.load(organizationOf, group.organizationId);
  }
  @FieldResolver(() => [PermissionSet], { description: 'Permission sets that all members have.' })
  async permissionSets(@Root() group: AdminGroup, @Ctx() { loaders }: SignedIn): Promise<PermissionSet[]> {
    return loaders.linked(setsOf, group.id, ({ setId }) => setId, setOf);
  }
  @FieldResolver(() => [SupportedSystem], { description: 'Systems it is connected to.' })
  async systems(@Root() group: AdminGroup, @Ctx() { loaders }: SignedIn): Promise<SupportedSystem[]> {
    return loaders.linked(systemsOf, group.id, ({ systemId }) => systemId, systemOf);
  }
  @FieldResolver(() => Boolean, {
    description: 'False while it waits for its connection: it has no system that is in use.',
  })
  async connected(@Root() group: AdminGroup, @Ctx() { loaders }: SignedIn): Promise<boolean> {
    const systems = await loaders.linked(systemsOf, group.id, ({ systemId }) => systemId, systemOf);
    return systems.some(({ active }) => active);
  }
  @FieldResolver(() => Int, { description: 'How many members it has.' })
  memberCount(@Root() group: AdminGroup, @Ctx() { loaders }: SignedIn): Promise<number> {
    return loaders.load(memberCounts, group.id);
  }
  @FieldResolver(() => Boolean, { description: 'True when the viewer may change it.' })
  editable(@Root() _group: AdminGroup, @Ctx() { viewer }: SignedIn): boolean {
    return administers(viewer, ['group.edit']);
  }

  @FieldResolver(() => memberPages.type, { description: 'Its members, by name.' })
  async members(
    @Root() group: AdminGroup,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Beginnings of words of name, login or e-mail address, in any order.',
    })
    search: string | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row before the page.' })
    after: string | null,
    @Ctx() { loaders }: SignedIn,
  ): Promise<Connection<GroupMemberType>> {
    expectBetween('first', first, 1, limits.pageSize);
    const found = search?.trim() ? await this.found(group, search, loaders) : [];
    const from = sql`group_member m JOIN user_account u ON u.id = m.userId
      WHERE m.groupId = ${group.id} AND ${join(found, ' AND ', TRUE)}`;
    const rows = await this.read.rows<GroupMemberType>(sql`
      SELECT m.groupId, m.userId, m.id AS memberId, u.nameKey FROM ${from}${memberPlace(after)}
      ORDER BY u.nameKey, u.id LIMIT ${raw(String(first + 1))}`);
    const page = {
      rows: rows.slice(0, first),
      hasNextPage: rows.length > first,
      cursorOf: memberCursor,
    };
    return connectionOf<GroupMemberType>(page, async () => {
      const [row] = await this.read.rows<{ n: number }>(sql`SELECT COUNT(*) AS n FROM ${from}`);
      return Math.min(1001, Number(row!.n));
    });
  }

  private async found(
    { id, organizationId }: AdminGroup,
    text: string,
    loaders: Loaders,
  ): Promise<readonly Sql[]> {
    const members = await loaders.load(memberCounts, id);
    if (members <= this.few) return this.search.amongFew('u', text);
    return (await this.search.find({ text, organizationId, table: 'u', inNameOrder: false })).where;
  }
}

/** A member and their roles. */
@Resolver(() => GroupMemberType)
export class GroupMemberResolver {
  @FieldResolver(() => User, { description: 'Who.' })
  user(@Root() { userId }: GroupMemberType, @Ctx() { loaders }: SignedIn): Promise<User | null> {
    return loaders.load(userOf, userId);
  }
  @FieldResolver(() => [Role], { description: 'Roles that count in this group only.' })
  async roles(@Root() { memberId }: GroupMemberType, @Ctx() { loaders }: SignedIn): Promise<Role[]> {
    return loaders.linked(rolesOf, memberId, ({ roleId }) => roleId, roleOf);
  }
}
