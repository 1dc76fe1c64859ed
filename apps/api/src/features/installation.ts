import { randomBytes } from 'node:crypto';
import { permissions } from '@supportal/domain';
import type { Clock } from '../platform/clock';
import type { Tx } from '../platform/database/tx';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Passwords } from '../platform/security/password-port';
import { named } from '../platform/database/named';
import { accountKeys } from './accounts/account-keys';
import { writeWords } from './accounts/account-words';
import { User } from './accounts/user.entity';
import { fillBaseData } from './directories/base-data';
import { PermissionSet, PermissionSetRight } from './roles/permission-set.entity';
import { RolePermissionSet, UserRole } from './roles/role-links.entity';
import { Role } from './roles/role.entity';

/** The first administrator of an empty installation; the password is shown once and must be changed. */
export interface FirstAdministrator {
  readonly login: string;
  readonly password: string;
}

/** Makes an empty database usable: base data and one administrator of the provider. */
export async function install(
  uow: UnitOfWork,
  clock: Clock,
  passwords: Passwords,
): Promise<FirstAdministrator> {
  const password = randomBytes(12).toString('base64url');
  const passwordHash = await passwords.hash(password);
  await uow.run(async (tx) => {
    const now = clock.now();
    const { provider } = await fillBaseData(tx, now);
    const user = await tx.insert(User, administrator(provider.id, passwordHash, now));
    await writeWords(tx, user);
    await giveEverything(tx, provider.id, user.id);
  });
  return { login: 'admin', password };
}

async function giveEverything(tx: Tx, organizationId: number, userId: number): Promise<void> {
  const row = { organizationId, ...named('Администратор'), description: 'Все полномочия', version: 1 };
  const set = await tx.insert(PermissionSet, row);
  for (const permission of permissions) await tx.insert(PermissionSetRight, { setId: set.id, permission });
  const role = await tx.insert(Role, { ...row, leading: false });
  await tx.insert(RolePermissionSet, { roleId: role.id, setId: set.id });
  await tx.insert(UserRole, { userId, roleId: role.id });
}

const administrator = (organizationId: number, passwordHash: string, createdAt: Date): Omit<User, 'id'> => ({
  organizationId,
  ...accountKeys({ login: 'admin', fullName: 'Администратор', email: '' }),
  login: 'admin',
  fullName: 'Администратор',
  description: '',
  passwordHash,
  mustChangePassword: true,
  email: '',
  phone: '',
  messenger: '',
  position: '',
  timeZone: 'Europe/Moscow',
  locale: 'ru',
  theme: 'SYSTEM',
  active: true,
  version: 1,
  rightsVersion: 1,
  createdAt,
});
