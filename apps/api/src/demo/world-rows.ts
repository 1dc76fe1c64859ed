import { accountKeys } from '../features/accounts/account-keys';
import { AccountWord } from '../features/accounts/account-word.entity';
import { wordsOf } from '../features/accounts/account-words';
import { named } from '../platform/database/named';
import { type Permission, type WorkCalendarSpec } from '@supportal/domain';
import { User } from '../features/accounts/user.entity';
import type { BaseData } from '../features/directories/base-data';
import { SupportedSystem } from '../features/directories/system.entity';
import { WorkCalendarRow } from '../features/directories/work-calendar.entity';
import { Group } from '../features/groups/group.entity';
import {
  GroupMember,
  GroupMemberRole,
  GroupPermissionSet,
  GroupSystem,
} from '../features/groups/group-links.entity';
import { Organization, OrganizationKind } from '../features/organizations/organization.entity';
import { PermissionSet, PermissionSetRight } from '../features/roles/permission-set.entity';
import { RolePermissionSet, UserRole } from '../features/roles/role-links.entity';
import { Role } from '../features/roles/role.entity';
import type { Person } from './people';
import type { RowDraft } from './row-draft';
import { customerRoles, customerSets } from './texts/customer-rights';
import { type Bundle, providerRoles, providerSets } from './texts/provider';
import { type SystemName, systems } from './texts/systems';
import type { Customer, DemoGroup, World } from './world';

/** Ids of rows by the name of what they stand for. */
type Ids = ReadonlyMap<string, number>;

/** Writes people, groups, rights and systems of the demo into a draft. */
export class WorldRows {
  private readonly systemIds: Ids;

  constructor(
    private readonly draft: RowDraft,
    private readonly base: BaseData,
    private readonly passwordHash: string,
    private readonly since: Date,
  ) {
    draft.after(Organization, base.provider.id);
    draft.after(WorkCalendarRow, base.calendar.id);
    const rows = Object.entries(systems).map(([key, { name }]) => {
      return [key, draft.add(SupportedSystem, { name, active: true, version: 1 }).id] as const;
    });
    this.systemIds = new Map(rows);
  }

  /** The id of a system. */
  systemId(name: SystemName): number {
    return idOf(this.systemIds, name);
  }

  /** Adds everybody; returns the ids of the customers' organizations. */
  add(world: World): ReadonlyMap<Customer, number> {
    this.provider(world);
    return new Map(world.customers.map((customer) => [customer, this.customer(customer)]));
  }

  private provider({ staff, providerGroups }: World): void {
    const organizationId = this.base.provider.id;
    const sets = this.sets(organizationId, providerSets);
    const roles = this.roles(organizationId, providerRoles, sets);
    for (const { person, texts } of staff) {
      this.user(organizationId, person);
      for (const role of texts.roles)
        this.draft.add(UserRole, { userId: person.id, roleId: idOf(roles, role) });
    }
    for (const group of providerGroups) this.group(organizationId, group);
  }

  private customer(customer: Customer): number {
    const organizationId = this.organization(customer);
    const sets = this.sets(organizationId, customerSets);
    const roles = this.roles(organizationId, customerRoles, sets);
    const { administrator, groups } = customer;
    this.user(organizationId, administrator);
    this.draft.add(UserRole, { userId: administrator.id, roleId: idOf(roles, 'Администратор') });
    for (const group of groups) {
      for (const person of group.members) {
        this.user(organizationId, person);
        this.draft.add(UserRole, { userId: person.id, roleId: idOf(roles, 'Сотрудник') });
      }
      const memberIds = this.group(organizationId, group);
      this.draft.add(GroupPermissionSet, { groupId: group.id, setId: idOf(sets, 'Заявитель') });
      const [leaderId] = memberIds;
      if (leaderId)
        this.draft.add(GroupMemberRole, { memberId: leaderId, roleId: idOf(roles, 'Руководитель отдела') });
    }
    return organizationId;
  }

  private organization({ texts, ownCalendar }: Customer): number {
    const calendarId = ownCalendar ? this.calendar(texts.name, ownCalendar) : null;
    const kind = OrganizationKind.CUSTOMER;
    const values = { kind, active: true, calendarId, version: 1, createdAt: this.since };
    return this.draft.add(Organization, { ...named(texts.name), ...values }).id;
  }

  private calendar(organization: string, spec: WorkCalendarSpec): number {
    return this.draft.add(WorkCalendarRow, { name: organization, isDefault: false, spec, version: 1 }).id;
  }

  private sets(organizationId: number, bundles: readonly Bundle<Permission>[]): Ids {
    const rows = bundles.map(({ name, description, holds }) => {
      const { id } = this.draft.add(PermissionSet, {
        organizationId,
        ...named(name),
        description,
        version: 1,
      });
      for (const permission of holds) this.draft.add(PermissionSetRight, { setId: id, permission });
      return [name, id] as const;
    });
    return new Map(rows);
  }

  private roles(organizationId: number, bundles: readonly Bundle[], sets: Ids): Ids {
    const rows = bundles.map(({ name, description, holds, leading = false }) => {
      const { id } = this.draft.add(Role, {
        organizationId,
        ...named(name),
        description,
        leading,
        version: 1,
      });
      for (const set of holds) this.draft.add(RolePermissionSet, { roleId: id, setId: idOf(sets, set) });
      return [name, id] as const;
    });
    return new Map(rows);
  }

  private group(
    organizationId: number,
    { id, name, description, systems: connected, members }: DemoGroup,
  ): number[] {
    const row = this.draft.add(Group, {
      organizationId,
      ...named(name),
      description,
      version: 1,
      createdAt: this.since,
    });
    if (row.id !== id) throw new Error(`Group «${name}» was planned as ${id} and written as ${row.id}`);
    for (const system of connected)
      this.draft.add(GroupSystem, { groupId: id, systemId: this.systemId(system) });
    return members.map((person) => this.draft.add(GroupMember, { groupId: id, userId: person.id }).id);
  }

  private user(organizationId: number, person: Person): void {
    const { id, ...known } = person;
    const row = this.draft.add(User, {
      ...known,
      organizationId,
      ...accountKeys(person),
      version: 1,
      passwordHash: this.passwordHash,
      messenger: '',
      locale: 'ru',
      theme: 'SYSTEM',
      active: true,
      rightsVersion: 1,
      createdAt: this.since,
    });
    for (const word of wordsOf(row)) this.draft.add(AccountWord, word);
    if (row.id !== id) throw new Error(`«${person.login}» was planned as ${id} and written as ${row.id}`);
  }
}

function idOf(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`There is no «${name}»`);
  return id;
}
