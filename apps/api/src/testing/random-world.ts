import { accountKeys } from '../features/accounts/account-keys';
import { writeWords } from '../features/accounts/account-words';
import { named as columns } from '../platform/database/named';
import {
  permissions,
  priorityRank,
  statusRank,
  ticketPriorities,
  ticketStatuses,
  ticketTypes,
} from '@supportal/domain';
import type { TicketFacts } from '../access/ticket.policy';
import { User } from '../features/accounts/user.entity';
import { Environment } from '../features/directories/environment.entity';
import { SupportedSystem } from '../features/directories/system.entity';
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
import { Ticket } from '../features/tickets/ticket.entity';
import type { Tx } from '../platform/database/tx';
import type { Random } from './random';
import type { TestDatabase } from './test-database';

const at = new Date('2026-03-02T09:00:00.000Z');

/** Accounts and tickets of a {@link randomWorld}, tickets as the policies know them. */
export interface RandomWorld {
  readonly users: readonly User[];
  readonly tickets: readonly TicketFacts[];
}
/** What one organization consists of. */
interface Company {
  readonly organization: Organization;
  readonly groups: readonly Group[];
  readonly sets: readonly PermissionSet[];
  readonly roles: readonly Role[];
}

/**
 * Organizations with random groups, sets, roles and tickets. Some rows are such as no administrator could make:
 * provider-only rights in a customer's set, members of a foreign group, tickets of another organization's author.
 */
export function randomWorld(
  { uow }: Pick<TestDatabase, 'uow'>,
  random: Random,
  sizes: { users: number; tickets: number },
): Promise<RandomWorld> {
  return uow.run(async (tx) => {
    const systems: SupportedSystem[] = [];
    for (const name of ['Касса', 'Склад', 'Отчёты', 'Шина', 'Кабинет'])
      systems.push(await tx.insert(SupportedSystem, { name, active: true }));
    const companies: Company[] = [];
    for (let at = 0; at < 4; at++) companies.push(await company(tx, random, systems, at));
    const users: User[] = [];
    const members = new Map<number, number[]>();
    for (let at = 0; at < sizes.users; at++) {
      const home = companies[at % companies.length]!;
      const user = await tx.insert(User, account(home.organization.id, at));
      await writeWords(tx, user);
      users.push(user);
      members.set(user.id, await join(tx, random, companies, home, user));
    }
    const environment = await tx.insert(Environment, { name: 'Рабочая', active: true });
    const tickets: TicketFacts[] = [];
    for (let at = 0; at < sizes.tickets; at++) {
      const author = random.one(users);
      const values = ticket(random, companies, systems, users, author);
      const row = await tx.insert(Ticket, { ...values, environmentId: environment.id });
      tickets.push(Object.assign(row, { authorGroupIds: members.get(author.id)! }));
    }
    return { users, tickets };
  });
}

async function company(
  tx: Tx,
  random: Random,
  systems: readonly SupportedSystem[],
  nth: number,
): Promise<Company> {
  const kind = nth === 0 ? OrganizationKind.PROVIDER : OrganizationKind.CUSTOMER;
  const organization = await tx.insert(Organization, {
    ...columns(`Компания ${nth}`),
    kind,
    active: true,
    calendarId: null,
    createdAt: at,
  });
  const named = (name: string) => ({
    organizationId: organization.id,
    ...columns(name),
    description: '',
    version: 1,
  });
  const sets: PermissionSet[] = [];
  for (let i = 0; i < 8; i++) {
    const set = await tx.insert(PermissionSet, named(`Набор ${i}`));
    const rights = i ? random.some(permissions, 3) : [permissions[random.below(permissions.length)]!];
    for (const permission of new Set([...rights, permissions[(nth * 8 + i) % permissions.length]!]))
      await tx.insert(PermissionSetRight, { setId: set.id, permission });
    sets.push(set);
  }
  const everything = await tx.insert(PermissionSet, named('Всё'));
  for (const permission of permissions)
    await tx.insert(PermissionSetRight, { setId: everything.id, permission });
  const roles: Role[] = [];
  for (let i = 0; i < 8; i++) {
    const role = await tx.insert(Role, { ...named(`Роль ${i}`), leading: random.chance(0.3) });
    const given = i === 7 ? [everything] : random.some(sets, 2);
    for (const set of given) await tx.insert(RolePermissionSet, { roleId: role.id, setId: set.id });
    roles.push(role);
  }
  const groups: Group[] = [];
  for (let i = 0; i < 5; i++) {
    const group = await tx.insert(Group, { ...named(`Группа ${i}`), createdAt: at });
    for (const system of random.some(systems, 3))
      await tx.insert(GroupSystem, { groupId: group.id, systemId: system.id });
    for (const set of random.chance(0.3) ? random.some(sets, 1) : [])
      await tx.insert(GroupPermissionSet, { groupId: group.id, setId: set.id });
    groups.push(group);
  }
  return { organization, groups, sets, roles };
}

/** Puts somebody into groups and gives roles; returns the ids of the groups. */
async function join(
  tx: Tx,
  random: Random,
  companies: readonly Company[],
  home: Company,
  user: User,
): Promise<number[]> {
  const groups = new Set(random.some(home.groups, 3));
  if (random.chance(0.05)) groups.add(random.one(random.one(companies).groups));
  for (const group of groups) {
    const member = await tx.insert(GroupMember, { groupId: group.id, userId: user.id });
    for (const role of random.chance(0.4) ? random.some(home.roles, 2) : [])
      await tx.insert(GroupMemberRole, { memberId: member.id, roleId: role.id });
  }
  for (const role of random.chance(0.3) ? random.some(home.roles, 2) : [])
    await tx.insert(UserRole, { userId: user.id, roleId: role.id });
  return [...groups].map((group) => group.id);
}

function ticket(
  random: Random,
  companies: readonly Company[],
  systems: readonly SupportedSystem[],
  users: readonly User[],
  author: User,
): Omit<Ticket, 'id' | 'environmentId'> {
  const home = companies.find((one) => one.organization.id === author.organizationId)!;
  const place = random.chance(0.05) ? random.one(companies) : home;
  const status = random.one(ticketStatuses);
  const priority = random.one(ticketPriorities);
  return {
    version: 1,
    subject: 'Тема',
    body: 'Описание',
    searchText: 'тема',
    type: random.one(ticketTypes),
    priority,
    priorityRank: priorityRank(priority),
    status,
    statusRank: statusRank(status),
    systemId: random.one(systems).id,
    platformVersion: '',
    authorId: author.id,
    organizationId: place.organization.id,
    groupId: random.one(place.groups).id,
    assigneeId: random.chance(0.5) ? random.one(users).id : null,
    createdAt: at,
    updatedAt: at,
    statusChangedAt: at,
    firstResponseAt: null,
    closedAt: status === 'CLOSED' ? at : null,
    reopenCount: 0,
    answered: false,
    waitStartedAt: null,
    deadlineAt: null,
  };
}

const account = (organizationId: number, nth: number): Omit<User, 'id'> => ({
  organizationId,
  ...accountKeys({ login: `person${nth}`, fullName: `Сотрудник ${nth}`, email: '' }),
  login: `person${nth}`,
  fullName: `Сотрудник ${nth}`,
  description: '',
  passwordHash: '',
  mustChangePassword: false,
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
  createdAt: at,
});
