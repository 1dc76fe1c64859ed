import type { TicketType } from '@supportal/domain';
import { Column, Entity, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text } from '../../platform/database/columns';

/** The checklist of a type of tickets as a whole; its items are rows of their own. There is one for each type. */
@Entity('checklist')
@Index(['ticketType'], { unique: true })
export class ChecklistRow extends Base {
  @Column(text(30))
  ticketType!: TicketType;

  @Column(int)
  version!: number;
}
