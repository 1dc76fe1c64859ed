import { Column, Entity, Index } from 'typeorm';
import { Base } from '../database/base.entity';
import { int, json, text, time } from '../database/columns';

/** A durable reaction still to be done, written in the transaction of its event. */
@Entity('outbox_entry')
@Index(['nextAttemptAt', 'id'])
export class OutboxEntry extends Base {
  @Column(text(60)) event!: string;
  @Column(text(60)) reaction!: string;
  @Column(json) payload!: unknown;
  @Column(int) attempts!: number;
  /** Due from here; a running attempt pushes it ahead as its lease. */
  @Column(time) nextAttemptAt!: Date;
  @Column(time) createdAt!: Date;
}
