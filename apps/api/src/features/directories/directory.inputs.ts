import { limits } from '@supportal/domain';
import { Field, InputType, Int } from 'type-graphql';
import { Filled, SingleLine, Text } from '../../platform/graphql/rules';

/** A new system or environment. */
@InputType({ description: 'A new system or environment.' })
export class DirectoryEntryInput {
  @Field(() => String, { description: 'Name, unique among its kind.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  name!: string;
}

/** A system or environment as it shall be. */
@InputType({ description: 'A system or environment as it shall be.' })
export class UpdateDirectoryEntryInput {
  @Field(() => Int, { description: 'Which one.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw; CONFLICT when it is another one by now.' })
  version!: number;
  @Field(() => String, { description: 'Name, unique among its kind.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  name!: string;
  @Field(() => Boolean, { description: 'False: it stays on tickets and is no longer offered.' })
  active!: boolean;
}
