import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { administers, peopleReaders } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import type { Reader } from '../../platform/database/reader';
import { isIn, sql } from '../../platform/database/sql';
import type { Connection } from '../../platform/graphql/connection';
import { byId, manyBy, type Batch } from '../../platform/graphql/loaders';
import { effectType } from '../administration/administration.types';
import { orderOf } from '../administration/order';
import { expectReached } from '../administration/reach';
import { reachedPage } from '../administration/reached-list';
import { Organization } from '../organizations/organization.entity';
import { PermissionSet } from './permission-set.entity';
import { RolePermissionSet } from './role-links.entity';
import { Role } from './role.entity';
import { CreateRoleInput, UpdateRoleInput } from './role.inputs';
import type { RoleService } from './role.service';
import { rolePages, RolesArguments, SavedRole } from './role.types';

const organizationOf = byId(Organization);
const setsOf = manyBy(RolePermissionSet, 'roleId');
const setOf = byId(PermissionSet);

/** How many people hold each role, in the system or in a group. */
const holdersOf: Batch<number, number> = async (read, ids) => {
  const rows = await read.rows<{ roleId: number; n: number }>(sql`
    SELECT h.roleId, COUNT(*) AS n FROM (
      SELECT ur.roleId, ur.userId FROM user_role ur WHERE ${isIn('ur.roleId', ids)}
      UNION
      SELECT mr.roleId, m.userId FROM group_member_role mr JOIN group_member m ON m.id = mr.memberId
      WHERE ${isIn('mr.roleId', ids)}) h
    GROUP BY h.roleId`);
  const counts = new Map(rows.map(({ roleId, n }) => [roleId, Number(n)]));
  return ids.map((id) => counts.get(id) ?? 0);
};

/** «Роли». */
@Resolver(() => Role)
export class RoleResolver {
  constructor(
    private readonly read: Reader,
    private readonly roleService: RoleService,
  ) {}

  @Authorized<Guard>(...peopleReaders)
  @Query(() => rolePages.type, { description: 'Roles, by name.' })
  roles(
    @Args(() => RolesArguments) args: RolesArguments,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Connection<Role>> {
    const { leading, sort } = args;
    return reachedPage<Role>(this.read, viewer, args, {
      entity: Role,
      table: 'access_role',
      column: 'nameKey',
      descending: sort?.direction === 'DESC',
      where: typeof leading === 'boolean' ? [sql`x.leading = ${leading ? 1 : 0}`] : [],
    });
  }

  @Authorized<Guard>(...peopleReaders)
  @Query(() => Role, { description: 'One role; NOT_FOUND when it is out of reach.' })
  async role(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Role> {
    return expectReached(viewer, await this.read.find(Role, { id }));
  }

  @Authorized<Guard>('role.edit')
  @Mutation(() => SavedRole, { description: 'Makes a role.' })
  async createRole(
    @Arg('input', () => CreateRoleInput, { description: 'The new role.' }) input: CreateRoleInput,
    @Ctx() context: SignedIn,
  ): Promise<SavedRole> {
    return this.saved(await this.roleService.create(orderOf(context), input));
  }

  @Authorized<Guard>('role.edit')
  @Mutation(() => SavedRole, { description: 'Changes a role.' })
  async updateRole(
    @Arg('input', () => UpdateRoleInput, { description: 'The role as it shall be.' }) input: UpdateRoleInput,
    @Arg('preview', () => Boolean, {
      defaultValue: false,
      description: 'Only tells the effect; nothing is kept.',
    })
    preview: boolean,
    @Ctx() context: SignedIn,
  ): Promise<SavedRole> {
    return this.saved(await this.roleService.update(orderOf(context, preview), input));
  }

  @Authorized<Guard>('role.edit')
  @Mutation(() => Boolean, { description: 'Removes a role that nobody holds; CONFLICT lists who does.' })
  async deleteRole(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Arg('version', () => Int, { description: 'The version the caller saw.' }) version: number,
    @Ctx() context: SignedIn,
  ): Promise<boolean> {
    await this.roleService.remove(orderOf(context), id, version);
    return true;
  }

  @FieldResolver(() => Organization, { description: 'Whose it is.' })
  organization(@Root() role: Role, @Ctx() { loaders }: SignedIn): Promise<Organization | null> {
    return loaders.load(organizationOf, role.organizationId);
  }
  @FieldResolver(() => [PermissionSet], { description: 'The permission sets it brings.' })
  async permissionSets(@Root() role: Role, @Ctx() { loaders }: SignedIn): Promise<PermissionSet[]> {
    return loaders.linked(setsOf, role.id, ({ setId }) => setId, setOf);
  }
  @FieldResolver(() => Int, { description: 'How many people hold it, in the system or in a group.' })
  userCount(@Root() role: Role, @Ctx() { loaders }: SignedIn): Promise<number> {
    return loaders.load(holdersOf, role.id);
  }
  @FieldResolver(() => Boolean, { description: 'True when the viewer may change it.' })
  editable(@Root() _role: Role, @Ctx() { viewer }: SignedIn): boolean {
    return administers(viewer, ['role.edit']);
  }

  private async saved({ made, effect }: Awaited<ReturnType<RoleService['create']>>) {
    return { role: (await this.read.find(Role, { id: made }))!, effect: effectType(effect) };
  }
}
