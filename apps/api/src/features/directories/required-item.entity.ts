import type { TicketType } from '@supportal/domain';
import { Column, Entity, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text } from '../../platform/database/columns';

/** One thing the description of a ticket of a type should tell. */
@Entity('required_item')
@Index(['ticketType', 'position'])
export class RequiredItemRow extends Base {
  @Column(text(30))
  ticketType!: TicketType;

  @Column(int)
  position!: number;

  @Column(text(255))
  headingRu!: string;

  @Column(text(255))
  headingEn!: string;

  @Column(text(500))
  hintRu!: string;

  @Column(text(500))
  hintEn!: string;
}
