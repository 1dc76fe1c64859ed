import { limits } from '@supportal/domain';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum';
import { AtMost, Email, Filled, Plain, SingleLine, Text, TimeZone } from '../../platform/graphql/rules';
import { Login } from './account-keys';
import { OrderDirectionEnum } from '../administration/administration.types';
import { ReachedArguments } from '../administration/reached-list';

/** What an administrator says of somebody. */
@InputType('AccountFields', { description: 'What an administrator says of somebody.' })
abstract class PersonInput {
  @Field(() => String, { description: 'Login; unique regardless of case, blanks and look-alike letters.' })
  @Text(limits.login)
  @Login()
  @SingleLine()
  login!: string;
  @Field(() => String, { description: 'Full name (ФИО).' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  fullName!: string;
  @Field(() => String, { description: 'Whatever helps to know who it is.' })
  @Text(limits.description)
  description!: string;
  @Field(() => String, { description: 'E-mail address; letters go there.' })
  @Text(limits.name)
  @Email()
  email!: string;
  @Field(() => String, { description: 'Phone.' })
  @Text(limits.phone)
  @SingleLine()
  phone!: string;
  @Field(() => String, { description: 'Messenger.' })
  @Text(limits.name)
  @SingleLine()
  messenger!: string;
  @Field(() => String, { description: 'Position.' })
  @Text(limits.name)
  @SingleLine()
  position!: string;
  @Field(() => String, { description: 'IANA time zone.' })
  @TimeZone()
  timeZone!: string;
  @Field(() => [Int], { description: 'The groups they belong to.' })
  @AtMost(limits.linksAtOnce)
  groupIds!: number[];
  @Field(() => [Int], { description: '«Роли в системе».' })
  @AtMost(limits.linksAtOnce)
  roleIds!: number[];
}

/** A new account. */
@InputType({ description: 'A new account.' })
export class CreateUserInput extends PersonInput {
  @Field(() => Int, { nullable: true, description: 'Whose; the own organization when left out.' })
  organizationId?: number | null;
  @Field(() => String, { defaultValue: '', description: 'Whatever helps to know who it is.' })
  override description!: string;
  @Field(() => String, { defaultValue: '', description: 'E-mail address; letters go there.' })
  override email!: string;
  @Field(() => String, { defaultValue: '', description: 'Phone.' })
  override phone!: string;
  @Field(() => String, { defaultValue: '', description: 'Messenger.' })
  override messenger!: string;
  @Field(() => String, { defaultValue: '', description: 'Position.' })
  override position!: string;
  @Field(() => String, { defaultValue: 'Europe/Moscow', description: 'IANA time zone.' })
  override timeZone!: string;
  @Field(() => [Int], { defaultValue: [], description: 'The groups they belong to.' })
  override groupIds!: number[];
  @Field(() => [Int], { defaultValue: [], description: '«Роли в системе».' })
  override roleIds!: number[];
  @Field(() => String, { description: 'The first password.' })
  @Plain()
  password!: string;
  @Field(() => Boolean, { defaultValue: true, description: '«Изменить пароль при первом входе».' })
  mustChangePassword!: boolean;
}

/** An account as it shall be. */
@InputType({
  description: 'An account as it shall be: nothing may be left out, so that nothing is lost by it.',
})
export class UpdateUserInput extends PersonInput {
  @Field(() => Boolean, {
    description: 'Whether a change of the password is owed before anything else works.',
  })
  mustChangePassword!: boolean;
  @Field(() => Int, { description: 'Which one.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw; CONFLICT when it is another one by now.' })
  version!: number;
}

/** A new password for somebody. */
@InputType({ description: 'A new password for somebody; all their sessions end.' })
export class ResetPasswordInput {
  @Field(() => Int, { description: 'Whose.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw; CONFLICT when it is another one by now.' })
  version!: number;
  @Field(() => String, { description: 'The new password.' })
  @Plain()
  password!: string;
  @Field(() => Boolean, { defaultValue: true, description: '«Изменить пароль при первом входе».' })
  mustChangePassword!: boolean;
}

/** Whether an account may sign in. */
@InputType({ description: 'Whether an account may sign in.' })
export class SetUserActiveInput {
  @Field(() => Int, { description: 'Which one.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw; CONFLICT when it is another one by now.' })
  version!: number;
  @Field(() => Boolean, { description: 'False ends all sessions and returns open tickets to the queue.' })
  active!: boolean;
}

/** Which accounts. */
@InputType({ description: 'Which accounts; what is left out does not count.' })
export class UserFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only active ones, or only deactivated ones.' })
  active?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Members of this group.' })
  groupId?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'People of the organization of this group who are not its members.',
  })
  outsideGroupId?: number | null;
  @Field(() => Int, { nullable: true, description: 'Holders of this role, in the system or in a group.' })
  roleId?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whoever owes a change of password, or does not.' })
  mustChangePassword?: boolean | null;
}

type UserSortField = 'NAME' | 'LOGIN' | 'CREATED';
const UserSortFieldEnum = describedEnum<UserSortField>('UserSortField', 'What accounts are ordered by.', {
  NAME: 'The full name.',
  LOGIN: 'The login.',
  CREATED: 'When they were made.',
});

/** The order of accounts. */
@InputType({ description: 'The order of accounts.' })
export class UserSort {
  @Field(() => UserSortFieldEnum, { description: 'By what.' })
  field!: UserSortField;
  @Field(() => OrderDirectionEnum, { description: 'Which comes first.' })
  direction!: 'ASC' | 'DESC';
}

/** Which accounts a list shows. */
@ArgsType()
export class UsersArguments extends ReachedArguments {
  @Field(() => String, {
    nullable: true,
    description: 'Beginnings of words of name, login or e-mail address, in any order.',
  })
  override search?: string | null;
  @Field(() => UserFilter, { nullable: true, description: 'Which ones; all when left out.' })
  filter?: UserFilter | null;
  @Field(() => UserSort, { nullable: true, description: 'NAME, ASC when left out.' })
  sort?: UserSort | null;
}
