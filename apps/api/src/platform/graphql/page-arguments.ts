import { limits } from '@supportal/domain';
import { ArgsType, Field, Int } from 'type-graphql';
import { Between } from './rules';

/** Which page of a list. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  @Between(1, limits.pageSize)
  first!: number;
  @Field(() => String, { nullable: true, description: 'Cursor of the row before the page.' })
  after?: string | null;
}
