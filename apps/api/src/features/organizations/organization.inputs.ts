import { limits } from '@supportal/domain';
import { Field, InputType, Int } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum';
import { Filled, SingleLine, Text } from '../../platform/graphql/rules';
import { OrderDirectionEnum } from '../administration/administration.types';

type SortField = 'NAME' | 'CREATED';
const OrganizationSortFieldEnum = describedEnum<SortField>(
  'OrganizationSortField',
  'What organizations are ordered by.',
  { NAME: 'Their names.', CREATED: 'When they were made.' },
);

/** The order of organizations. */
@InputType({ description: 'The order of organizations.' })
export class OrganizationSort {
  @Field(() => OrganizationSortFieldEnum, { description: 'What they are ordered by.' })
  field!: SortField;
  @Field(() => OrderDirectionEnum, { description: 'Which comes first.' })
  direction!: 'ASC' | 'DESC';
}

/** A new customer organization. */
@InputType({ description: 'A new customer organization.' })
export class CreateOrganizationInput {
  @Field(() => String, { description: 'Name, unique among organizations.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  name!: string;
  @Field(() => Int, { nullable: true, description: 'Own working hours; the default calendar when left out.' })
  calendarId?: number | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Also makes the usual permission sets and roles, with those of the rights that the caller holds.',
  })
  standardRoles!: boolean;
}

/** An organization as it shall be. */
@InputType({ description: 'An organization as it shall be.' })
export class UpdateOrganizationInput {
  @Field(() => Int, { description: 'Which one.' })
  id!: number;
  @Field(() => Int, { description: 'The version the caller saw; CONFLICT when it is another one by now.' })
  version!: number;
  @Field(() => String, { description: 'Name, unique among organizations.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  name!: string;
  @Field(() => Int, { nullable: true, description: 'Own working hours; null: the default calendar.' })
  calendarId?: number | null;
  @Field(() => Boolean, {
    description: 'False ends the sessions of all its people; nobody of it signs in any more.',
  })
  active!: boolean;
}
