import { limits } from '@supportal/domain';
import { Field, InputType, Int } from 'type-graphql';
import { AtMost } from '../../platform/graphql/rules';
import { ChangedNamedInput, NewNamedInput } from '../administration/named-input';

/** A new group. */
@InputType({ description: 'A new group; it waits for its connection to systems.' })
export class CreateGroupInput extends NewNamedInput {
  @Field(() => [Int], { defaultValue: [], description: 'Permission sets that all members have.' })
  @AtMost(limits.linksAtOnce)
  permissionSetIds!: number[];
}

/** A group as it shall be. */
@InputType({ description: 'A group as it shall be.' })
export class UpdateGroupInput extends ChangedNamedInput {
  @Field(() => [Int], { description: 'Permission sets that all members have.' })
  @AtMost(limits.linksAtOnce)
  permissionSetIds!: number[];
}

/** Who joins and who leaves a group. */
@InputType({ description: 'Who joins and who leaves a group; who is there already, or not, is no error.' })
export class ChangeGroupMembersInput {
  @Field(() => Int, { description: 'The group.' })
  groupId!: number;
  @Field(() => [Int], { defaultValue: [], description: 'Users who join.' })
  @AtMost(limits.linksAtOnce)
  add!: number[];
  @Field(() => [Int], { defaultValue: [], description: 'Users who leave; their roles in the group end.' })
  @AtMost(limits.linksAtOnce)
  remove!: number[];
}

/** The roles of a member. */
@InputType({ description: 'The roles of a member, which count in this group only.' })
export class SetMemberRolesInput {
  @Field(() => Int, { description: 'The group.' })
  groupId!: number;
  @Field(() => Int, { description: 'The member.' })
  userId!: number;
  @Field(() => [Int], { description: 'The roles they shall hold.' })
  @AtMost(limits.linksAtOnce)
  roleIds!: number[];
  @Field(() => [Int], { description: 'The roles the caller saw; CONFLICT when there are others by now.' })
  @AtMost(limits.linksAtOnce)
  seenRoleIds!: number[];
}

/** The systems of a group. */
@InputType({ description: 'The systems a group is connected to.' })
export class ConnectGroupInput {
  @Field(() => Int, { description: 'The group.' })
  groupId!: number;
  @Field(() => [Int], { description: 'The systems it shall be connected to.' })
  @AtMost(limits.linksAtOnce)
  systemIds!: number[];
  @Field(() => [Int], { description: 'The systems the caller saw; CONFLICT when there are others by now.' })
  @AtMost(limits.linksAtOnce)
  seenSystemIds!: number[];
}
