import { Field, Int, ObjectType } from 'type-graphql';
import type { Locale } from '@supportal/domain';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, text, time } from '../../platform/database/columns';
import { Organization } from '../organizations/organization.entity';

/** Look of the portal. */
export type Theme = 'LIGHT' | 'DARK' | 'SYSTEM';

/** The index of the accounts of an organization by name. */
export const accountsByName = [
  'organizationId',
  'nameKey',
  'id',
  'active',
  'mustChangePassword',
  'foundBy',
] as const;

/** An account. As `Person` it shows only what everybody who meets the name may know. */
@ObjectType('Person', { description: 'Somebody named in a ticket.' })
@Entity('user_account')
@Index(['loginKey'], { unique: true })
@Index(['organizationId', 'fullName'])
@Index(['nameKey', 'id', 'active', 'mustChangePassword', 'foundBy'])
@Index([...accountsByName])
@Index(['organizationId', 'loginKey'])
export class User extends Base {
  @Field(() => Int, { description: 'The organization the person belongs to.' })
  @Column(int)
  @ForeignKey(() => Organization)
  organizationId!: number;

  @Column(text(100))
  login!: string;

  /** The login as it is compared, see `loginKey`. */
  @Column(text(100))
  loginKey!: string;

  @Field(() => String, { description: 'Full name (ФИО).' })
  @Column(text(255))
  fullName!: string;

  /** The full name as it is ordered, see `searchKey`. */
  @Column({ ...text(255), default: '' })
  nameKey!: string;

  /** The words of name, login and e-mail, each behind a blank; of very long ones not all, to fit into an index. */
  @Column({ ...text(500), default: '' })
  foundBy!: string;

  @Column(text(1000))
  description!: string;

  /** Argon2id in PHC format. */
  @Column(text(255))
  passwordHash!: string;

  @Column(bool)
  mustChangePassword!: boolean;

  @Column(text(255))
  email!: string;

  @Column(text(50))
  phone!: string;

  @Column(text(255))
  messenger!: string;

  @Column(text(255))
  position!: string;

  @Column(text(64))
  timeZone!: string;

  @Column(text(2))
  locale!: Locale;

  @Column(text(10))
  theme!: Theme;

  @Field(() => Boolean, { description: 'False when the account is deactivated.' })
  @Column(bool)
  active!: boolean;

  @Column({ ...int, default: 1 })
  version!: number;

  /** Grows with every change of rights, account or preferences: caches compare it. */
  @Column(int)
  rightsVersion!: number;

  @Column(time)
  createdAt!: Date;
}
