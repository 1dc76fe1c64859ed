import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text } from '../../platform/database/columns';
import { Organization } from '../organizations/organization.entity';
import { User } from './user.entity';

/** A word of the name, login or e-mail address of an account, to find it by the beginning of the word. */
@Entity('account_word')
// First the organization: what others have must not show, neither in results nor in how long they take.
@Index(['organizationId', 'word', 'userId'], { unique: true })
@Index(['word', 'userId'])
@Index(['userId'])
export class AccountWord extends Base {
  @Column(text(100)) word!: string;
  /** That of the account, which never moves to another. */
  @Column(int) @ForeignKey(() => Organization) organizationId!: number;
  @Column(int) @ForeignKey(() => User) userId!: number;
}
