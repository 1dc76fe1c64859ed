import { limits } from '@supportal/domain';
import { Field, InputType, Int } from 'type-graphql';
import { Filled, SingleLine, Text } from '../../platform/graphql/rules';

/** Something of an organization that is to be made. */
@InputType('NewNamed', { description: 'Something of an organization that is to be made.' })
export abstract class NewNamedInput {
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
}

/** Something of an organization as it shall be. */
@InputType('ChangedNamed', { description: 'Something of an organization as it shall be.' })
export abstract class ChangedNamedInput {
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
}
