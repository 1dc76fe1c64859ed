import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int } from '../../platform/database/columns';
import { User } from '../accounts/user.entity';
import { SupportedSystem } from '../directories/system.entity';
import { PermissionSet } from '../roles/permission-set.entity';
import { Role } from '../roles/role.entity';
import { Group } from './group.entity';

/** A user is a member of a group. */
@Entity('group_member')
@Index(['groupId', 'userId'], { unique: true })
@Index(['userId'])
export class GroupMember extends Base {
  @Column(int) @ForeignKey(() => Group) groupId!: number;
  @Column(int) @ForeignKey(() => User) userId!: number;
}

/** A role that a member holds in this group only. */
@Entity('group_member_role')
@Index(['memberId', 'roleId'], { unique: true })
@Index(['roleId'])
export class GroupMemberRole extends Base {
  @Column(int) @ForeignKey(() => GroupMember) memberId!: number;
  @Column(int) @ForeignKey(() => Role) roleId!: number;
}

/** A group is connected to a system; without any the group waits for its connection. */
@Entity('group_system')
@Index(['groupId', 'systemId'], { unique: true })
@Index(['systemId'])
export class GroupSystem extends Base {
  @Column(int) @ForeignKey(() => Group) groupId!: number;
  @Column(int) @ForeignKey(() => SupportedSystem) systemId!: number;
}

/** A permission set that all members of a group have. */
@Entity('group_permission_set')
@Index(['groupId', 'setId'], { unique: true })
@Index(['setId'])
export class GroupPermissionSet extends Base {
  @Column(int) @ForeignKey(() => Group) groupId!: number;
  @Column(int) @ForeignKey(() => PermissionSet) setId!: number;
}
