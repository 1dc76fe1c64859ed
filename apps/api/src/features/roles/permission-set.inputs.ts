import { limits } from '@supportal/domain';
import { Field, InputType, Int } from 'type-graphql';
import { Filled, SingleLine, Text } from '../../platform/graphql/rules';

/** A new permission set. */
@InputType({ description: 'A new permission set.' })
export class CreatePermissionSetInput {
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
  @Field(() => [String], { description: 'Its rights, names of the catalogue.' })
  permissions!: string[];
}

/** A permission set as it shall be. */
@InputType({ description: 'A permission set as it shall be.' })
export class UpdatePermissionSetInput {
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
  @Field(() => [String], { description: 'Its rights, names of the catalogue.' })
  permissions!: string[];
}
