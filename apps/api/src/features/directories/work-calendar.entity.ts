import type { WorkCalendarSpec } from '@supportal/domain';
import { Column, Entity } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, json, text } from '../../platform/database/columns';

/** Working hours: time zone, week and exceptions, see `WorkCalendarSpec`. */
@Entity('work_calendar')
export class WorkCalendarRow extends Base {
  @Column(text(255))
  name!: string;

  /** The calendar of organizations without one of their own; there is one such row. */
  @Column(bool)
  isDefault!: boolean;

  @Column(json)
  spec!: WorkCalendarSpec;

  @Column(int)
  version!: number;
}
