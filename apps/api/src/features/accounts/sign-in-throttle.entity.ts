import { Column, Entity, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text, time } from '../../platform/database/columns';

/** Failed sign-ins of an account or an address, whether it exists or not. */
@Entity('sign_in_throttle')
@Index(['subject'], { unique: true })
export class SignInThrottleRow extends Base {
  /** SHA-256 of the login key or of the address. */
  @Column(text(80))
  subject!: string;

  @Column(int)
  failures!: number;

  @Column(time)
  lastFailureAt!: Date;
}
