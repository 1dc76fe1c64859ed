import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../platform/graphql/connection';
import { DateTime } from '../../platform/graphql/date-time';
import { describedEnum } from '../../platform/graphql/described-enum';
import { OrderDirectionEnum, RightsEffectType } from '../administration/administration.types';
import { ReachedArguments } from '../administration/reached-list';

/** A group as administrators see it; its rows are those of `Group`. */
@ObjectType({ description: 'A group as administrators see it.' })
export class AdminGroup {
  @Field(() => Int, { description: 'Unique within its kind, never reused.' })
  id!: number;
  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  version!: number;
  @Field(() => String, { description: 'Name of the group, unique in its organization.' })
  name!: string;
  @Field(() => String, { description: 'What it is for.' })
  description!: string;
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
  organizationId!: number;
}

/** Somebody in a group. */
@ObjectType('GroupMember', { description: 'Somebody in a group.' })
export class GroupMemberType {
  groupId!: number;
  userId!: number;
  memberId!: number;
  nameKey!: string;
}

/** Pages of groups. */
export const groupPages = connectionTypes<AdminGroup>('AdminGroup', AdminGroup, 'groups');
/** Pages of the members of a group. */
export const memberPages = connectionTypes<GroupMemberType>('GroupMember', GroupMemberType, 'members');

/** A group that was saved. */
@ObjectType({ description: 'A group that was saved, and what that does to rights.' })
export class SavedGroup {
  @Field(() => AdminGroup, { description: 'The group as it is kept.' })
  group!: AdminGroup;
  @Field(() => RightsEffectType, { description: 'Who gains and loses what.' })
  effect!: RightsEffectType;
}

type GroupSortField = 'NAME' | 'CREATED';
const GroupSortFieldEnum = describedEnum<GroupSortField>('GroupSortField', 'What groups are ordered by.', {
  NAME: 'The name.',
  CREATED: 'When they were made.',
});

/** The order of groups. */
@InputType({ description: 'The order of groups.' })
export class GroupSort {
  @Field(() => GroupSortFieldEnum, { description: 'By what.' })
  field!: GroupSortField;
  @Field(() => OrderDirectionEnum, { description: 'Which comes first.' })
  direction!: 'ASC' | 'DESC';
}

/** Which groups a list shows. */
@ArgsType()
export class GroupsArguments extends ReachedArguments {
  @Field(() => Boolean, { nullable: true, description: 'Only connected ones, or only those that wait.' })
  connected?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Only those connected to this system.' })
  systemId?: number | null;
  @Field(() => GroupSort, { nullable: true, description: 'NAME, ASC when left out.' })
  sort?: GroupSort | null;
}
