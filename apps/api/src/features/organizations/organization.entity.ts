import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, optional, text, time } from '../../platform/database/columns';
import { WorkCalendarRow } from '../directories/work-calendar.entity';

/** The provider is the support service itself; there is one. */
export enum OrganizationKind {
  PROVIDER = 'PROVIDER',
  CUSTOMER = 'CUSTOMER',
}
registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'The provider is the support service itself; all others are customers.',
  valuesConfig: {
    PROVIDER: { description: 'The support service itself.' },
    CUSTOMER: { description: 'A customer company.' },
  },
});

/** A customer company, or the provider. */
@ObjectType({ description: 'A customer company, or the provider.' })
@Entity('organization')
@Index(['nameKey'])
export class Organization extends Base {
  @Field(() => String, { description: 'Name of the company.' })
  @Column(text(255))
  name!: string;

  /** The name as it is searched and ordered, see `searchKey`. */
  @Column({ ...text(255), default: '' })
  nameKey!: string;

  @Field(() => OrganizationKind, { description: 'Provider or customer.' })
  @Column(text(20))
  kind!: OrganizationKind;

  @Column(bool)
  active!: boolean;

  /** Own working hours; the default calendar when null. */
  @Column(optional(int))
  @ForeignKey(() => WorkCalendarRow)
  calendarId!: number | null;

  @Column({ ...int, default: 1 })
  version!: number;

  @Column(time)
  createdAt!: Date;
}
