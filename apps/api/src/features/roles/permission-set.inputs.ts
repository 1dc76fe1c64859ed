import { Field, InputType } from 'type-graphql';
import { ChangedNamedInput, NewNamedInput } from '../administration/named-input';

/** A new permission set. */
@InputType({ description: 'A new permission set.' })
export class CreatePermissionSetInput extends NewNamedInput {
  @Field(() => [String], { description: 'Its rights, names of the catalogue.' })
  permissions!: string[];
}

/** A permission set as it shall be. */
@InputType({ description: 'A permission set as it shall be.' })
export class UpdatePermissionSetInput extends ChangedNamedInput {
  @Field(() => [String], { description: 'Its rights, names of the catalogue.' })
  permissions!: string[];
}
