import type { Locale, TicketTab } from '@supportal/domain';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { limits } from '@supportal/domain';
import { Filled, Plain, Text, TimeZone } from '../../platform/graphql/rules';
import { DateTime } from '../../platform/graphql/date-time';
import { describedEnum } from '../../platform/graphql/described-enum';
import type { AdminSection } from '../../access/administration.policy';
import { AdminSectionEnum } from '../administration/administration.types';
import { TicketTabEnum } from '../tickets/ticket.enums';
import type { Theme } from './user.entity';

export const LocaleEnum = describedEnum<Locale>('Locale', 'Language of the interface.', {
  ru: 'Russian.',
  en: 'English.',
});
export const ThemeEnum = describedEnum<Theme>('Theme', 'Look of the portal.', {
  LIGHT: 'Light.',
  DARK: 'Dark.',
  SYSTEM: 'As the device is set.',
});

/** The person who is signed in. */
@ObjectType('Viewer', { description: 'The person who is signed in.' })
export class ViewerType {
  @Field(() => Int, { description: 'Id of the account.' })
  id!: number;
  @Field(() => String, { description: 'Login.' })
  login!: string;
  @Field(() => String, { description: 'Full name (ФИО).' })
  fullName!: string;
  organizationId!: number;
  @Field(() => Boolean, { description: 'True for people of the provider.' })
  isSpecialist!: boolean;
  @Field(() => [String], { description: 'Names of the rights held anywhere, such as `ticket.create`.' })
  permissions!: string[];
  @Field(() => [String], {
    description:
      'Names of the rights that count everywhere, not in a group only. Administration goes by these alone.',
  })
  permissionsEverywhere!: string[];
  @Field(() => [AdminSectionEnum], {
    description: 'The sections of «Администрирование» this person has now.',
  })
  adminSections!: AdminSection[];
  @Field(() => [TicketTabEnum], { description: 'The tabs of tickets this person has now.' })
  tabs!: TicketTab[];
  @Field(() => LocaleEnum, { description: 'Language of the interface.' })
  locale!: Locale;
  @Field(() => ThemeEnum, { description: 'Look of the portal.' })
  theme!: Theme;
  @Field(() => String, { description: 'IANA time zone in which instants are shown.' })
  timeZone!: string;
}

/** A signed-in session. */
@ObjectType('Session', { description: 'A signed-in session.' })
export class SessionType {
  @Field(() => ViewerType, { description: 'Who is signed in.' })
  viewer!: ViewerType;
  @Field(() => Boolean, {
    description: 'True until the first password is changed: nothing else works before.',
  })
  mustChangePassword!: boolean;
  @Field(() => DateTime, { description: 'When the session ends unless it is used before.' })
  expiresAt!: Date;
}

/** One of my sessions. */
@ObjectType({ description: 'A place where I am signed in.' })
export class OwnSession {
  @Field(() => Int, { description: 'Unique within its kind.' })
  id!: number;
  @Field(() => String, { description: 'What the browser or program called itself.' })
  device!: string;
  @Field(() => String, { description: 'The network address it was opened from.' })
  address!: string;
  @Field(() => DateTime, { description: 'When it was opened.' })
  createdAt!: Date;
  @Field(() => DateTime, { description: 'When it ends unless it is used before.' })
  expiresAt!: Date;
  @Field(() => Boolean, { description: 'True for the session that asks.' })
  current!: boolean;
}

/** Credentials. */
@InputType({ description: 'Credentials.' })
export class SignInInput {
  @Field(() => String, { description: 'Login; case, blanks and look-alike letters do not count.' })
  @Text(limits.login)
  @Filled()
  login!: string;
  @Field(() => String, { description: 'Password.' })
  @Text(limits.passwordMax)
  password!: string;
}

/** A change of the caller's own password. */
@InputType({ description: "A change of the caller's own password; all their other sessions end." })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password as it is now.' })
  @Text(limits.passwordMax)
  currentPassword!: string;
  @Field(() => String, { description: 'At least 10 characters, not a common one.' })
  @Plain()
  newPassword!: string;
}

/** Preferences of the caller; what is left out stays. */
@InputType({ description: 'Preferences of the caller; what is left out stays.' })
export class PreferencesInput {
  @Field(() => LocaleEnum, { nullable: true, description: 'Language of the interface.' })
  locale?: Locale | null;
  @Field(() => ThemeEnum, { nullable: true, description: 'Look of the portal.' })
  theme?: Theme | null;
  @Field(() => String, { nullable: true, description: 'IANA time zone.' })
  @TimeZone()
  timeZone?: string | null;
}
