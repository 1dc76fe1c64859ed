import { limits } from '@supportal/domain';
import { Field, InputType, Int } from 'type-graphql';
import { AtMost, Filled, SingleLine, Text } from '../../platform/graphql/rules';

/** A new role. */
@InputType({ description: 'A new role.' })
export class CreateRoleInput {
  @Field(() => Int, { nullable: true, description: 'Whose; the own organization when left out.' })
  organizationId?: number | null;
  @Field(() => String, { description: 'Name, unique in its organization.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  name!: string;
  @Field(() => String, { defaultValue: '', description: 'What it is for.' })
  @Text(limits.description)
  description!: string;
  @Field(() => Boolean, { defaultValue: false, description: '«Руководящая роль».' })
  leading!: boolean;
  @Field(() => [Int], { defaultValue: [], description: 'Its permission sets.' })
  @AtMost(limits.linksAtOnce)
  permissionSetIds!: number[];
}

/** A role as it shall be. */
@InputType({ description: 'A role as it shall be.' })
export class UpdateRoleInput {
  @Field(() => Int, { description: 'Which one.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw; CONFLICT when it is another one by now.' })
  version!: number;
  @Field(() => String, { description: 'Name, unique in its organization.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  name!: string;
  @Field(() => String, { description: 'What it is for.' })
  @Text(limits.description)
  description!: string;
  @Field(() => Boolean, { description: '«Руководящая роль».' })
  leading!: boolean;
  @Field(() => [Int], { description: 'Its permission sets.' })
  @AtMost(limits.linksAtOnce)
  permissionSetIds!: number[];
}
