import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text, time } from '../../platform/database/columns';
import { Organization } from '../organizations/organization.entity';

/** The index of the groups of an organization by name. */
export const groupsByName = ['organizationId', 'nameKey'] as const;

/** People of one organization who share rights and systems. */
@ObjectType({ description: 'People of one organization who share rights and systems.' })
@Entity('user_group')
@Index(['organizationId', 'name'], { unique: true })
@Index(['nameKey'])
@Index([...groupsByName])
export class Group extends Base {
  @Column(int)
  @ForeignKey(() => Organization)
  organizationId!: number;

  @Field(() => String, { description: 'Name of the group, unique in its organization.' })
  @Column(text(255))
  name!: string;

  /** The name as it is searched and ordered, see `searchKey`. */
  @Column({ ...text(255), default: '' })
  nameKey!: string;

  @Column(text(1000))
  description!: string;

  @Column(int)
  version!: number;

  @Column(time)
  createdAt!: Date;
}
