import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int } from '../../platform/database/columns';
import { User } from '../accounts/user.entity';
import { PermissionSet } from './permission-set.entity';
import { Role } from './role.entity';

/** A permission set that a role brings. */
@Entity('role_permission_set')
@Index(['roleId', 'setId'], { unique: true })
@Index(['setId'])
export class RolePermissionSet extends Base {
  @Column(int) @ForeignKey(() => Role) roleId!: number;
  @Column(int) @ForeignKey(() => PermissionSet) setId!: number;
}

/** «Роль в системе»: a role that counts everywhere. */
@Entity('user_role')
@Index(['userId', 'roleId'], { unique: true })
@Index(['roleId'])
export class UserRole extends Base {
  @Column(int) @ForeignKey(() => User) userId!: number;
  @Column(int) @ForeignKey(() => Role) roleId!: number;
}
