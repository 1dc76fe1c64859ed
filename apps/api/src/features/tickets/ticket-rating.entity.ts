import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text, time } from '../../platform/database/columns';
import { DateTime } from '../../platform/graphql/date-time';
import { User } from '../accounts/user.entity';
import { Ticket } from './ticket.entity';

/** How the customer's side judged one closing. */
@ObjectType('Rating', { description: 'How the customer judged one closing.' })
@Entity('ticket_rating')
@Index(['ticketId', 'cycle'], { unique: true })
export class TicketRating extends Base {
  @Column(int)
  @ForeignKey(() => Ticket)
  ticketId!: number;

  @Field(() => Int, { description: 'Which closing: 0 the first, then the number of reopenings before it.' })
  @Column(int)
  cycle!: number;

  @Field(() => Int, { description: '1 (bad) to 5 (good).' })
  @Column(int)
  score!: number;

  @Field(() => String, { description: 'In words, or an empty text.' })
  @Column(text(2000))
  comment!: string;

  @Column(int)
  @ForeignKey(() => User)
  authorId!: number;

  @Field(() => DateTime, { description: 'When it was given.' })
  @Column(time)
  createdAt!: Date;
}
