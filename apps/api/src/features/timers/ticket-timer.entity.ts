import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text, time } from '../../platform/database/columns';
import { Ticket } from '../tickets/ticket.entity';

/** `EXPIRY` moves the ticket, `REMINDER` reminds the customer. */
export type TimerKind = 'EXPIRY' | 'REMINDER';

/** Something due for a waiting ticket. The row is the truth: the scheduler only asks for what is due. */
@Entity('ticket_timer')
@Index(['dueAt', 'id'])
@Index(['ticketId'])
export class TicketTimer extends Base {
  @Column(int)
  @ForeignKey(() => Ticket)
  ticketId!: number;

  @Column(text(10))
  kind!: TimerKind;

  /** REMINDER: working hours left when it is due. EXPIRY: 0. */
  @Column(int)
  hoursLeft!: number;

  @Column(time)
  dueAt!: Date;
}
