import type { WorkCalendarSpec } from '@supportal/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, json, text } from '../../platform/database/columns';

/** Working hours: time zone, week and exceptions, see `WorkCalendarSpec`. */
@ObjectType('WorkCalendar', { description: 'Working hours: time zone, week and exceptions.' })
@Entity('work_calendar')
export class WorkCalendarRow extends Base {
  @Field(() => String, { description: 'Name of the calendar.' })
  @Column(text(255))
  name!: string;

  /** The calendar of organizations without one of their own; there is one such row. */
  @Field(() => Boolean, { description: 'The calendar of organizations without one of their own.' })
  @Column(bool)
  isDefault!: boolean;

  @Column(json)
  spec!: WorkCalendarSpec;

  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  @Column(int)
  version!: number;
}
