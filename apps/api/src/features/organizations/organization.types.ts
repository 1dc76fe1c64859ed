import { Field, Int, ObjectType } from 'type-graphql';
import { Base } from '../../platform/database/base.entity';
import { connectionTypes } from '../../platform/graphql/connection';
import { DateTime } from '../../platform/graphql/date-time';
import { RightsEffectType } from '../administration/administration.types';
import { CalendarEffectType } from '../administration/calendar-effect.types';
import { OrganizationKind } from './organization.entity';

/** An organization as its administrator sees it. */
@ObjectType('AdminOrganization', { description: 'An organization as its administrator sees it.' })
export class AdminOrganizationType extends Base {
  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  version!: number;
  @Field(() => String, { description: 'Name of the company.' })
  name!: string;
  @Field(() => OrganizationKind, { description: 'Provider or customer.' })
  kind!: OrganizationKind;
  @Field(() => Boolean, { description: 'False: nobody of it signs in.' })
  active!: boolean;
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
  calendarId!: number | null;
}

/** Pages of organizations. */
export const organizationPages = connectionTypes<AdminOrganizationType>(
  'Organization',
  AdminOrganizationType,
  'organizations',
);

/** A saved organization and what saving it does. */
@ObjectType('SavedOrganization', { description: 'A saved organization and what saving it does.' })
export class SavedOrganizationType {
  @Field(() => AdminOrganizationType, {
    description: 'The organization as it is now; a preview changes nothing.',
  })
  organization!: AdminOrganizationType;
  @Field(() => RightsEffectType, { description: 'Who gains and loses what.' })
  effect!: RightsEffectType;
  @Field(() => CalendarEffectType, { description: 'Which deadlines it moves.' })
  deadlines!: CalendarEffectType;
}
