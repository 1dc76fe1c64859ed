import { ArgsType, Field, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../platform/graphql/connection';
import { NameSort, RightsEffectType } from '../administration/administration.types';
import { ReachedArguments } from '../administration/reached-list';
import { PermissionSet } from './permission-set.entity';
import { Role } from './role.entity';

/** Pages of permission sets. */
export const permissionSetPages = connectionTypes<PermissionSet>(
  'PermissionSet',
  PermissionSet,
  'permission sets',
);
/** Pages of roles. */
export const rolePages = connectionTypes<Role>('Role', Role, 'roles');

/** A permission set that was saved. */
@ObjectType({ description: 'A permission set that was saved, and what that does to rights.' })
export class SavedPermissionSet {
  @Field(() => PermissionSet, { description: 'The set as it is kept.' })
  permissionSet!: PermissionSet;
  @Field(() => RightsEffectType, { description: 'Who gains and loses what.' })
  effect!: RightsEffectType;
}

/** A role that was saved. */
@ObjectType({ description: 'A role that was saved, and what that does to rights.' })
export class SavedRole {
  @Field(() => Role, { description: 'The role as it is kept.' })
  role!: Role;
  @Field(() => RightsEffectType, { description: 'Who gains and loses what.' })
  effect!: RightsEffectType;
}

/** Which permission sets a list shows. */
@ArgsType()
export class PermissionSetsArguments extends ReachedArguments {
  @Field(() => NameSort, { nullable: true, description: 'By name, ascending, when left out.' })
  sort?: NameSort | null;
}

/** Which roles a list shows. */
@ArgsType()
export class RolesArguments extends ReachedArguments {
  @Field(() => Boolean, { nullable: true, description: 'Only leading ones, or only others.' })
  leading?: boolean | null;
  @Field(() => NameSort, { nullable: true, description: 'By name, ascending, when left out.' })
  sort?: NameSort | null;
}
