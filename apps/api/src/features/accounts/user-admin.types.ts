import type { Locale } from '@supportal/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../platform/graphql/connection';
import { DateTime } from '../../platform/graphql/date-time';
import { describedEnum } from '../../platform/graphql/described-enum';
import { RightsEffectType } from '../administration/administration.types';
import { LocaleEnum } from './session.types';

/** What the viewer may do with an account now. */
export type UserAbility = 'EDIT' | 'RESET_PASSWORD' | 'DEACTIVATE' | 'ACTIVATE' | 'UNLOCK' | 'END_SESSIONS';
export const UserAbilityEnum = describedEnum<UserAbility>(
  'UserAbility',
  'What the viewer may do with an account.',
  {
    EDIT: 'Change it.',
    RESET_PASSWORD: 'Give it a new password.',
    DEACTIVATE: 'Deactivate it.',
    ACTIVATE: 'Let it sign in again.',
    UNLOCK: 'End the delay after failed sign-ins.',
    END_SESSIONS: 'End its sessions.',
  },
);

/** An account as administrators see it; its rows are those of `User`. */
@ObjectType({ description: 'An account as administrators see it.' })
export class UserAccount {
  @Field(() => Int, { description: 'Unique within its kind, never reused.' })
  id!: number;
  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  version!: number;
  @Field(() => String, { description: 'Login.' })
  login!: string;
  @Field(() => String, { description: 'Full name (ФИО).' })
  fullName!: string;
  @Field(() => String, { description: 'Whatever helps to know who it is.' })
  description!: string;
  @Field(() => String, { description: 'E-mail address.' })
  email!: string;
  @Field(() => String, { description: 'Phone.' })
  phone!: string;
  @Field(() => String, { description: 'Messenger.' })
  messenger!: string;
  @Field(() => String, { description: 'Position.' })
  position!: string;
  @Field(() => String, { description: 'IANA time zone.' })
  timeZone!: string;
  @Field(() => LocaleEnum, { description: 'Language of the interface.' })
  locale!: Locale;
  @Field(() => Boolean, { description: 'False when it is deactivated.' })
  active!: boolean;
  @Field(() => Boolean, { description: 'True while a change of the password is owed.' })
  mustChangePassword!: boolean;
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
  organizationId!: number;
  loginKey!: string;
}

/** A group somebody belongs to. */
@ObjectType({ description: 'A group somebody belongs to.' })
export class Membership {
  groupId!: number;
  memberId!: number;
}

/** Pages of accounts. */
export const userPages = connectionTypes<UserAccount>('UserAccount', UserAccount, 'accounts');

/** An account that was saved. */
@ObjectType({ description: 'An account that was saved, and what that does to rights.' })
export class SavedUser {
  @Field(() => UserAccount, { description: 'The account as it is kept.' })
  user!: UserAccount;
  @Field(() => RightsEffectType, { description: 'Who gains and loses what.' })
  effect!: RightsEffectType;
}
