import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text, time } from '../../platform/database/columns';
import { User } from './user.entity';

/** A signed-in browser or program. Only the SHA-256 of its token is stored. */
@Entity('user_session')
@Index(['tokenHash'], { unique: true })
@Index(['userId'])
@Index(['expiresAt'])
export class UserSession extends Base {
  @Column(int)
  @ForeignKey(() => User)
  userId!: number;

  @Column(text(64))
  tokenHash!: string;

  @Column(time)
  createdAt!: Date;

  @Column(time)
  expiresAt!: Date;

  @Column(text(64))
  address!: string;

  @Column(text(255))
  device!: string;
}
