import { categoryOf, isProviderOnly, permissions } from '@supportal/domain';
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
import type { Connection } from '../../platform/graphql/connection';
import { byId, manyBy } from '../../platform/graphql/loaders';
import { effectType, PermissionRuleType } from '../administration/administration.types';
import { orderOf } from '../administration/order';
import { expectReached } from '../administration/reach';
import { reachedPage } from '../administration/reached-list';
import { GroupPermissionSet } from '../groups/group-links.entity';
import { Group } from '../groups/group.entity';
import { Organization } from '../organizations/organization.entity';
import { PermissionSet, PermissionSetRight } from './permission-set.entity';
import { CreatePermissionSetInput, UpdatePermissionSetInput } from './permission-set.inputs';
import type { PermissionSetService } from './permission-set.service';
import { RolePermissionSet } from './role-links.entity';
import { Role } from './role.entity';
import { permissionSetPages, PermissionSetsArguments, SavedPermissionSet } from './role.types';

const organizationOf = byId(Organization);
const rightsOf = manyBy(PermissionSetRight, 'setId');
const rolesOf = manyBy(RolePermissionSet, 'setId');
const groupsOf = manyBy(GroupPermissionSet, 'setId');
const roleOf = byId(Role);
const groupOf = byId(Group);

/** «Полномочия». */
@Resolver(() => PermissionSet)
export class PermissionSetResolver {
  constructor(
    private readonly read: Reader,
    private readonly sets: PermissionSetService,
  ) {}

  @Authorized<Guard>(...peopleReaders)
  @Query(() => [PermissionRuleType], {
    description: 'Every right there is, in the order in which they are shown.',
  })
  permissionCatalogue(@Ctx() { viewer }: SignedIn): PermissionRuleType[] {
    return permissions.map((permission) => ({
      permission,
      category: categoryOf(permission),
      providerOnly: isProviderOnly(permission),
      grantable: viewer.may(permission),
    }));
  }

  @Authorized<Guard>(...peopleReaders)
  @Query(() => permissionSetPages.type, { description: 'Permission sets, by name.' })
  permissionSets(
    @Args(() => PermissionSetsArguments) args: PermissionSetsArguments,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Connection<PermissionSet>> {
    return reachedPage<PermissionSet>(this.read, viewer, args, {
      entity: PermissionSet,
      table: 'permission_set',
      column: 'nameKey',
      descending: args.sort?.direction === 'DESC',
    });
  }

  @Authorized<Guard>(...peopleReaders)
  @Query(() => PermissionSet, { description: 'One permission set; NOT_FOUND when it is out of reach.' })
  async permissionSet(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<PermissionSet> {
    return expectReached(viewer, await this.read.find(PermissionSet, { id }));
  }

  @Authorized<Guard>('permissionSet.edit')
  @Mutation(() => SavedPermissionSet, { description: 'Makes a permission set.' })
  async createPermissionSet(
    @Arg('input', () => CreatePermissionSetInput, { description: 'The new set.' })
    input: CreatePermissionSetInput,
    @Ctx() context: SignedIn,
  ): Promise<SavedPermissionSet> {
    return this.saved(await this.sets.create(orderOf(context), input));
  }

  @Authorized<Guard>('permissionSet.edit')
  @Mutation(() => SavedPermissionSet, { description: 'Changes a permission set.' })
  async updatePermissionSet(
    @Arg('input', () => UpdatePermissionSetInput, { description: 'The set as it shall be.' })
    input: UpdatePermissionSetInput,
    @Arg('preview', () => Boolean, {
      defaultValue: false,
      description: 'Only tells the effect; nothing is kept.',
    })
    preview: boolean,
    @Ctx() context: SignedIn,
  ): Promise<SavedPermissionSet> {
    return this.saved(await this.sets.update(orderOf(context, preview), input));
  }

  @Authorized<Guard>('permissionSet.edit')
  @Mutation(() => Boolean, {
    description: 'Removes a permission set that nothing uses; CONFLICT lists where it is used.',
  })
  async deletePermissionSet(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Arg('version', () => Int, { description: 'The version the caller saw.' }) version: number,
    @Ctx() context: SignedIn,
  ): Promise<boolean> {
    await this.sets.remove(orderOf(context), id, version);
    return true;
  }

  @FieldResolver(() => Organization, { description: 'Whose it is.' })
  organization(@Root() set: PermissionSet, @Ctx() { loaders }: SignedIn): Promise<Organization | null> {
    return loaders.load(organizationOf, set.organizationId);
  }
  @FieldResolver(() => [String], { description: 'Its rights, names of the catalogue.' })
  async permissions(@Root() set: PermissionSet, @Ctx() { loaders }: SignedIn): Promise<string[]> {
    return (await loaders.load(rightsOf, set.id)).map(({ permission }) => permission).sort();
  }
  @FieldResolver(() => [Role], { description: 'Roles that bring it.' })
  async roles(@Root() set: PermissionSet, @Ctx() { loaders }: SignedIn): Promise<Role[]> {
    return loaders.linked(rolesOf, set.id, ({ roleId }) => roleId, roleOf);
  }
  @FieldResolver(() => [Group], { description: 'Groups whose members have it.' })
  async groups(@Root() set: PermissionSet, @Ctx() { loaders }: SignedIn): Promise<Group[]> {
    return loaders.linked(groupsOf, set.id, ({ groupId }) => groupId, groupOf);
  }
  @FieldResolver(() => Boolean, { description: 'True when the viewer may change it.' })
  editable(@Root() _set: PermissionSet, @Ctx() { viewer }: SignedIn): boolean {
    return administers(viewer, ['permissionSet.edit']);
  }

  private async saved({ made, effect }: Awaited<ReturnType<PermissionSetService['create']>>) {
    return {
      permissionSet: (await this.read.find(PermissionSet, { id: made }))!,
      effect: effectType(effect),
    };
  }
}
