import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, text } from '../../platform/database/columns';
import { Organization } from '../organizations/organization.entity';

/** A named bundle of permission sets, given in the system or in one group. */
@ObjectType({ description: 'A named bundle of permission sets, given in the system or in one group.' })
@Entity('access_role')
@Index(['organizationId', 'name'], { unique: true })
@Index(['nameKey'])
@Index(['organizationId', 'nameKey'])
export class Role extends Base {
  @Column(int)
  @ForeignKey(() => Organization)
  organizationId!: number;

  @Field(() => String, { description: 'Name, unique in its organization.' })
  @Column(text(255))
  name!: string;

  /** The name as it is searched and ordered, see `searchKey`. */
  @Column({ ...text(255), default: '' })
  nameKey!: string;

  @Field(() => String, { description: 'What it is for.' })
  @Column(text(1000))
  description!: string;

  /** «Руководящая роль»: its holder sees the open tickets of the group's members. */
  @Field(() => Boolean, { description: '«Руководящая роль»: its holder sees the open tickets of the group.' })
  @Column(bool)
  leading!: boolean;

  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  @Column(int)
  version!: number;
}
