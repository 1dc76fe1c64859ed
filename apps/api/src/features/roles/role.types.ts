import { Field, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../platform/graphql/connection';
import { RightsEffectType } from '../administration/administration.types';
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
