import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, longText } from '../../platform/database/columns';
import { TicketEvent } from './ticket-event.entity';
import { Ticket } from './ticket.entity';

/** What somebody wrote, with the entry of the log it belongs to. */
@ObjectType('Message', { description: 'What somebody wrote.' })
@Entity('ticket_message')
@Index(['entryId'], { unique: true })
@Index(['ticketId', 'id'])
export class TicketMessage extends Base {
  @Column(int)
  @ForeignKey(() => Ticket)
  ticketId!: number;

  @Column(int)
  @ForeignKey(() => TicketEvent)
  entryId!: number;

  @Field(() => String, { description: 'Markdown.' })
  @Column(longText)
  body!: string;

  @Field(() => Boolean, { description: 'An internal note: never shown to customers.' })
  @Column(bool)
  internal!: boolean;
}
