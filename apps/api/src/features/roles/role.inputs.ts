import { limits } from '@supportal/domain';
import { Field, InputType, Int } from 'type-graphql';
import { AtMost } from '../../platform/graphql/rules';
import { ChangedNamedInput, NewNamedInput } from '../administration/named-input';

/** A new role. */
@InputType({ description: 'A new role.' })
export class CreateRoleInput extends NewNamedInput {
  @Field(() => Boolean, { defaultValue: false, description: '«Руководящая роль».' })
  leading!: boolean;
  @Field(() => [Int], { defaultValue: [], description: 'Its permission sets.' })
  @AtMost(limits.linksAtOnce)
  permissionSetIds!: number[];
}

/** A role as it shall be. */
@InputType({ description: 'A role as it shall be.' })
export class UpdateRoleInput extends ChangedNamedInput {
  @Field(() => Boolean, { description: '«Руководящая роль».' })
  leading!: boolean;
  @Field(() => [Int], { description: 'Its permission sets.' })
  @AtMost(limits.linksAtOnce)
  permissionSetIds!: number[];
}
