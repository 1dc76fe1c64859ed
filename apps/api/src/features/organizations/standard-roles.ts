import { isProviderOnly, permissions, type Permission } from '@supportal/domain';
import { named } from '../../platform/database/named';
import type { AdminChange } from '../administration/admin-change';
import { PermissionSet, PermissionSetRight } from '../roles/permission-set.entity';
import { RolePermissionSet } from '../roles/role-links.entity';
import { Role } from '../roles/role.entity';

interface StandardRole {
  readonly name: string;
  readonly description: string;
  readonly leading: boolean;
  /** Null: it brings no permission set. */
  readonly rights: readonly Permission[] | null;
}

/** What most customers need; their administrators go on from here. */
const standardRoles: readonly StandardRole[] = [
  {
    name: 'Администратор организации',
    description: 'Управляет пользователями, группами, ролями и полномочиями своей организации.',
    leading: false,
    rights: permissions.filter((right) => !isProviderOnly(right)),
  },
  {
    name: 'Сотрудник',
    description: 'Пишет тикеты, отвечает и переоткрывает.',
    leading: false,
    rights: ['ticket.create', 'ticket.reply', 'ticket.reopen'],
  },
  {
    name: 'Руководитель',
    description: 'Видит незакрытые тикеты своей группы.',
    leading: true,
    rights: null,
  },
];

/** Makes the usual permission sets and roles; of their rights only those that the caller holds and so may give. */
export async function makeStandardRoles(change: AdminChange, organizationId: number): Promise<void> {
  for (const role of standardRoles) await make(change, organizationId, role);
}

async function make(
  change: AdminChange,
  organizationId: number,
  { name, description, leading, rights }: StandardRole,
): Promise<void> {
  const { tx, viewer } = change;
  const values = { organizationId, ...named(name), description, version: 1 };
  const role = await tx.insert(Role, { ...values, leading });
  if (rights) {
    const held = rights.filter((right) => viewer.may(right));
    const set = await tx.insert(PermissionSet, values);
    for (const permission of held) await tx.insert(PermissionSetRight, { setId: set.id, permission });
    await tx.insert(RolePermissionSet, { roleId: role.id, setId: set.id });
    const subject = { kind: 'PERMISSION_SET' as const, id: set.id, name, organizationId };
    change.audit('permissionSet.created', subject, {}, { name, description, permissions: [...held].sort() });
  }
  const subject = { kind: 'ROLE' as const, id: role.id, name, organizationId };
  const permissionSets = rights ? [name] : [];
  change.audit('role.created', subject, {}, { name, description, leading, permissionSets });
}
