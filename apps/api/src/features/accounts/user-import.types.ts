import { limits } from '@supportal/domain';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum';
import { Text } from '../../platform/graphql/rules';

/** What becomes of a row. */
export type UserImportOutcome = 'CREATE' | 'UPDATE' | 'UNCHANGED' | 'ERROR';
const UserImportOutcomeEnum = describedEnum<UserImportOutcome>(
  'UserImportOutcome',
  'What becomes of a row.',
  {
    CREATE: 'A new account.',
    UPDATE: 'An account that is there is changed.',
    UNCHANGED: 'An account that is there is like this already.',
    ERROR: 'The row is left out.',
  },
);

/** Something wrong with a row. */
@ObjectType({ description: 'Something wrong with a row.' })
export class UserImportError {
  @Field(() => String, { description: 'The column; empty when it is the row as a whole.' })
  field!: string;
  @Field(() => String, { description: "What is wrong, in the caller's language." })
  message!: string;
}

/** Something to know of a row that is taken. */
@ObjectType({ description: 'Something to know of a row that is taken.' })
export class UserImportNotice {
  @Field(() => String, { description: 'The column.' })
  field!: string;
  @Field(() => String, { description: "What there is to know, in the caller's language." })
  message!: string;
}

/** A row of the file. */
@ObjectType({ description: 'A row of the file.' })
export class UserImportRow {
  @Field(() => Int, { description: 'The line it begins in.' })
  line!: number;
  @Field(() => String, { description: 'The login it names.' })
  login!: string;
  @Field(() => String, { description: 'The full name it names.' })
  fullName!: string;
  @Field(() => UserImportOutcomeEnum, { description: 'What becomes of it.' })
  outcome!: UserImportOutcome;
  @Field(() => String, {
    nullable: true,
    description: 'The password that was made for a new account, told this once; null when the row names one.',
  })
  password!: string | null;
  @Field(() => [UserImportError], { description: 'Why it is left out.' })
  errors!: UserImportError[];
  @Field(() => [UserImportNotice], {
    description:
      'What of it is not done though the row is taken: the password of an account that is there stays.',
  })
  notices!: UserImportNotice[];
}

/** What an import does. */
@ObjectType({ description: 'What an import does, or would do.' })
export class UserImport {
  @Field(() => Int, { description: 'New accounts.' })
  created!: number;
  @Field(() => Int, { description: 'Changed accounts.' })
  updated!: number;
  @Field(() => Int, { description: 'Accounts that are like this already.' })
  unchanged!: number;
  @Field(() => Int, { description: 'Rows that are left out.' })
  failed!: number;
  @Field(() => [UserImportRow], { description: 'Row by row.' })
  rows!: UserImportRow[];
}

/** Accounts as a CSV text. */
@InputType({ description: 'Accounts as a CSV text.' })
export class ImportUsersInput {
  @Field(() => Int, { nullable: true, description: 'Whose; the own organization when left out.' })
  organizationId?: number | null;
  @Field(() => String, {
    description:
      'The text, with a header: login, fullName, email, phone, messenger, position, timeZone, description, groups and roles (names, divided by |), password; or логин, ФИО, телефон, мессенджер, должность, часовой пояс, описание, группы, роли, пароль.',
  })
  @Text(limits.importText)
  csv!: string;
  @Field(() => Boolean, { description: 'Only tells what would happen.' })
  dryRun!: boolean;
}
