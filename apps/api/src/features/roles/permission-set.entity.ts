import type { Permission } from '@supportal/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, text } from '../../platform/database/columns';
import { Organization } from '../organizations/organization.entity';

/** «Полномочие»: a named set of rights. */
@ObjectType({ description: '«Полномочие»: a named set of rights, bound to groups and roles.' })
@Entity('permission_set')
@Index(['organizationId', 'name'], { unique: true })
@Index(['nameKey'])
@Index(['organizationId', 'nameKey'])
export class PermissionSet extends Base {
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

  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  @Column(int)
  version!: number;
}

/** One right of a permission set. */
@Entity('permission_set_right')
@Index(['setId', 'permission'], { unique: true })
export class PermissionSetRight extends Base {
  @Column(int) @ForeignKey(() => PermissionSet) setId!: number;
  @Column(text(60)) permission!: Permission;
}
