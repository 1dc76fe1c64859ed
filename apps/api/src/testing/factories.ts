import type { Permission } from '@supportal/domain';
import type { App } from '../app';
import type { Tx } from '../platform/database/tx';
import { hash } from '../platform/security/passwords';
import { named } from '../platform/database/named';
import { accountKeys } from '../features/accounts/account-keys';
import { writeWords } from '../features/accounts/account-words';
import { User } from '../features/accounts/user.entity';
import { SupportedSystem } from '../features/directories/system.entity';
import { Environment } from '../features/directories/environment.entity';
import {
  GroupMember,
  GroupMemberRole,
  GroupPermissionSet,
  GroupSystem,
} from '../features/groups/group-links.entity';
import { Group } from '../features/groups/group.entity';
import { Organization, OrganizationKind } from '../features/organizations/organization.entity';
import { PermissionSet, PermissionSetRight } from '../features/roles/permission-set.entity';
import { RolePermissionSet, UserRole } from '../features/roles/role-links.entity';
import { Role } from '../features/roles/role.entity';

/** The password of every account of the factories. */
export const testPassword = 'correct horse battery';
let testHash: Promise<string> | null = null;

interface GroupWish {
  organization: Organization;
  name?: string;
  systems?: SupportedSystem[];
  rights?: Permission[];
}
interface UserWish {
  organization: Organization;
  groups?: Group[];
  /** Held everywhere, through a system role. */
  rights?: Permission[];
  /** The system role is a leading one. */
  leading?: boolean;
  values?: Partial<User>;
}
interface GroupRoleWish {
  user: User;
  group: Group;
  rights?: Permission[];
  leading?: boolean;
}

/** Makes rows with sensible values; every call is a transaction of its own. */
export class Factories {
  private count = 0;
  constructor(private readonly app: App) {}

  /** The provider organization, made at installation. */
  async provider(): Promise<Organization> {
    return (await this.app.platform.database.read.find(Organization, { kind: OrganizationKind.PROVIDER }))!;
  }

  organization(values: Partial<Organization> = {}): Promise<Organization> {
    return this.run((tx) =>
      tx.insert(Organization, {
        ...named(values.name ?? `Организация ${++this.count}`),
        kind: OrganizationKind.CUSTOMER,
        active: true,
        calendarId: null,
        createdAt: this.now(),
        ...values,
      }),
    );
  }

  system(name = `Система ${++this.count}`): Promise<SupportedSystem> {
    return this.run((tx) => tx.insert(SupportedSystem, { name, active: true }));
  }

  async environment(): Promise<Environment> {
    return (await this.app.platform.database.read.list(Environment))[0]!;
  }

  group({ organization, name, systems = [], rights = [] }: GroupWish): Promise<Group> {
    return this.run(async (tx) => {
      const group = await tx.insert(Group, {
        organizationId: organization.id,
        ...named(name ?? `Группа ${++this.count}`),
        description: '',
        version: 1,
        createdAt: this.now(),
      });
      for (const system of systems) await tx.insert(GroupSystem, { groupId: group.id, systemId: system.id });
      if (rights.length) {
        const set = await this.set(tx, organization.id, rights);
        await tx.insert(GroupPermissionSet, { groupId: group.id, setId: set.id });
      }
      return group;
    });
  }

  async user({
    organization,
    groups = [],
    rights = [],
    leading = false,
    values = {},
  }: UserWish): Promise<User> {
    testHash ??= hash(testPassword);
    const passwordHash = await testHash;
    const login = values.login ?? `user${++this.count}`;
    const fullName = values.fullName ?? `Пользователь ${this.count}`;
    const email = values.email ?? `${login}@example.org`;
    return this.run(async (tx) => {
      const user = await tx.insert(User, {
        organizationId: organization.id,
        login,
        ...accountKeys({ login, fullName, email }),
        fullName,
        description: '',
        passwordHash,
        mustChangePassword: false,
        email,
        phone: '',
        messenger: '',
        position: '',
        timeZone: 'Europe/Moscow',
        locale: 'ru',
        theme: 'SYSTEM',
        active: true,
        rightsVersion: 1,
        createdAt: this.now(),
        ...values,
      });
      await writeWords(tx, user);
      for (const group of groups) await tx.insert(GroupMember, { groupId: group.id, userId: user.id });
      if (rights.length || leading) {
        const role = await this.newRole(tx, organization.id, rights, leading);
        await tx.insert(UserRole, { userId: user.id, roleId: role.id });
      }
      return user;
    });
  }

  /** A role held in one group only; makes the user a member if needed. */
  groupRole({ user, group, rights = [], leading = false }: GroupRoleWish): Promise<void> {
    return this.run(async (tx) => {
      const pair = { groupId: group.id, userId: user.id };
      const member = (await tx.find(GroupMember, pair)) ?? (await tx.insert(GroupMember, pair));
      const role = await this.newRole(tx, user.organizationId, rights, leading);
      await tx.insert(GroupMemberRole, { memberId: member.id, roleId: role.id });
      await this.bump(tx, user.id);
    });
  }

  /** Gives somebody a new system role with this permission set. */
  give(setId: number, user: User): Promise<Role> {
    return this.run(async (tx) => {
      const role = await this.newRole(tx, user.organizationId, [], false);
      await tx.insert(RolePermissionSet, { roleId: role.id, setId });
      await tx.insert(UserRole, { userId: user.id, roleId: role.id });
      await this.bump(tx, user.id);
      return role;
    });
  }

  /** Takes every right away that came through system roles, as an administrator would. */
  dropRoles(user: User): Promise<void> {
    return this.run(async (tx) => {
      await tx.remove(UserRole, { userId: user.id });
      await this.bump(tx, user.id);
    });
  }

  /** Announces a change of rights that a spec made by itself. */
  async bump(tx: Tx, userId: number): Promise<void> {
    const { rightsVersion } = (await tx.lock(User, { id: userId }))!;
    await tx.update(User, userId, { rightsVersion: rightsVersion + 1 });
    tx.raise('user.changed', { userId });
  }

  /** A token of a new session of this user. */
  async session(user: User): Promise<string> {
    const { token } = await this.run((tx) =>
      this.app.features.sessions.open(tx, user.id, '127.0.0.1', 'spec'),
    );
    return token;
  }

  /** A role that nobody holds yet. */
  role(rights: Permission[], { id }: Organization): Promise<Role> {
    return this.run((tx) => this.newRole(tx, id, rights, false));
  }

  private async newRole(
    tx: Tx,
    organizationId: number,
    rights: Permission[],
    leading: boolean,
  ): Promise<Role> {
    const set = await this.set(tx, organizationId, rights);
    const role = await tx.insert(Role, {
      organizationId,
      ...named(`Роль ${++this.count}`),
      description: '',
      leading,
      version: 1,
    });
    await tx.insert(RolePermissionSet, { roleId: role.id, setId: set.id });
    return role;
  }

  private async set(tx: Tx, organizationId: number, rights: Permission[]): Promise<PermissionSet> {
    const set = await tx.insert(PermissionSet, {
      organizationId,
      ...named(`Набор ${++this.count}`),
      description: '',
      version: 1,
    });
    for (const permission of rights) await tx.insert(PermissionSetRight, { setId: set.id, permission });
    return set;
  }

  private run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.app.platform.database.uow.run(work);
  }
  private now(): Date {
    return this.app.platform.clock.now();
  }
}
