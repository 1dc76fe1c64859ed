import { Column, Entity, Index } from 'typeorm';
import { Base } from './base.entity';
import { int, text, time } from './columns';

/** Remembers what a client-made key did, so that a retry does nothing twice. */
@Entity('idempotency_key')
@Index(['userId', 'operation', 'clientKey'], { unique: true })
@Index(['createdAt'])
export class IdempotencyKey extends Base {
  @Column(int) userId!: number;
  @Column(text(40)) operation!: string;
  @Column(text(64)) clientKey!: string;
  /** SHA-256 of the input. */
  @Column(text(64)) inputHash!: string;
  /** Id of what was made. */
  @Column(int) resultId!: number;
  @Column(time) createdAt!: Date;
}
