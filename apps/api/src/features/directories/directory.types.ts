import { Field, Int, ObjectType } from 'type-graphql';
import { Base } from '../../platform/database/base.entity';

/** A system as its administrator sees it. */
@ObjectType('AdminSystem', { description: 'A system as its administrator sees it.' })
export class AdminSystemType extends Base {
  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  version!: number;
  @Field(() => String, { description: 'Name of the system.' })
  name!: string;
  @Field(() => Boolean, { description: 'False: it stays on tickets and is no longer offered.' })
  active!: boolean;
}

/** An environment as its administrator sees it. */
@ObjectType('AdminEnvironment', { description: 'An environment as its administrator sees it.' })
export class AdminEnvironmentType extends Base {
  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  version!: number;
  @Field(() => String, { description: 'Name of the environment.' })
  name!: string;
  @Field(() => Boolean, { description: 'False: it stays on tickets and is no longer offered.' })
  active!: boolean;
}
