import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, text } from '../../platform/database/columns';
import { Organization } from '../organizations/organization.entity';

/** A named bundle of permission sets, given in the system or in one group. */
@Entity('access_role')
@Index(['organizationId', 'name'], { unique: true })
@Index(['nameKey'])
@Index(['organizationId', 'nameKey'])
export class Role extends Base {
  @Column(int)
  @ForeignKey(() => Organization)
  organizationId!: number;

  @Column(text(255))
  name!: string;

  /** The name as it is searched and ordered, see `searchKey`. */
  @Column({ ...text(255), default: '' })
  nameKey!: string;

  @Column(text(1000))
  description!: string;

  /** «Руководящая роль»: its holder sees the open tickets of the group's members. */
  @Column(bool)
  leading!: boolean;

  @Column(int)
  version!: number;
}
