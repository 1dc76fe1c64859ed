import type { Permission } from '@supportal/domain';
import type { User } from '../features/accounts/user.entity';
import { GroupMember, GroupMemberRole, GroupPermissionSet } from '../features/groups/group-links.entity';
import type { Group } from '../features/groups/group.entity';
import type { SupportedSystem } from '../features/directories/system.entity';
import type { Organization } from '../features/organizations/organization.entity';
import { PermissionSet } from '../features/roles/permission-set.entity';
import { RolePermissionSet, UserRole } from '../features/roles/role-links.entity';
import { Role } from '../features/roles/role.entity';
import type { Actor } from './support-world';
import type { TestApp } from './test-app';
import { createTicket } from './tickets';

/** By which path somebody sees a ticket of another person. */
export type HeldBy = 'GROUP' | 'ROLE' | 'GROUP_ROLE' | 'LEADING_ROLE' | 'LEADING_GROUP_ROLE' | 'CONNECTION';

/** Somebody who sees a ticket by one path only, and somebody who goes on seeing it whatever happens to that path. */
export interface HeldRights {
  readonly heldBy: HeldBy;
  readonly organization: Organization;
  /** The group of the ticket and its author. */
  readonly line: Group;
  readonly system: SupportedSystem;
  readonly author: User;
  readonly ticket: { readonly id: number; readonly status: string };
  readonly holder: Actor;
  /** Holds the same by a role of their own. */
  readonly colleague: Actor;
  /** The group by which it is held, whose member the holder is. */
  readonly group: Group;
  /** The role by which it is held, if it is. */
  readonly role: Role;
  /** The permission set by which it is held, if it is. */
  readonly set: PermissionSet;
}

const everything: Permission[] = ['ticket.readAll', 'role.edit'];
const isLeading = (heldBy: HeldBy): boolean => heldBy.startsWith('LEADING');

/** Makes the people, their ticket and the path. */
export async function heldRights(app: TestApp, provider: Organization, heldBy: HeldBy): Promise<HeldRights> {
  const { make } = app;
  const [system, customer] = [await make.system(), await make.organization()];
  const line = await make.group({ organization: customer, systems: [system] });
  const author = await make.user({ organization: customer, groups: [line], rights: ['ticket.create'] });
  const places = { system, environment: await make.environment() };
  const ticket = await createTicket(places, {}, await app.as(author));
  const organization = heldBy === 'CONNECTION' ? provider : customer;
  const group = await groupOf(app, heldBy, { organization, line, system });
  const person = async (rights: Permission[] = []): Promise<Actor> => {
    const user = await make.user({ organization, groups: [group], rights });
    return { user, api: await app.as(user) };
  };
  const [holder, colleague] = [await person(), await person(everything)];
  const role = await make.role(isLeading(heldBy) ? [] : everything, organization);
  await link(app, heldBy, { group, role, user: holder.user });
  const set = await setOf(app, group, role);
  return { heldBy, organization, line, system, author, ticket, holder, colleague, group, role, set };
}

async function groupOf(
  { make }: TestApp,
  heldBy: HeldBy,
  { organization, line, system }: Pick<HeldRights, 'organization' | 'line' | 'system'>,
): Promise<Group> {
  if (heldBy === 'GROUP') return make.group({ organization, rights: everything });
  if (heldBy !== 'CONNECTION') return line;
  return make.group({ organization, systems: [system], rights: ['ticket.process'] });
}

function link(
  { app, make }: TestApp,
  heldBy: HeldBy,
  { group, role, user }: Pick<HeldRights, 'group' | 'role'> & { user: User },
): Promise<void> {
  return app.platform.database.uow.run(async (tx) => {
    if (isLeading(heldBy)) await tx.update(Role, role.id, { leading: true });
    if (heldBy === 'ROLE' || heldBy === 'LEADING_ROLE')
      await tx.insert(UserRole, { userId: user.id, roleId: role.id });
    if (heldBy === 'GROUP_ROLE' || heldBy === 'LEADING_GROUP_ROLE') {
      const member = (await tx.find(GroupMember, { groupId: group.id, userId: user.id }))!;
      await tx.insert(GroupMemberRole, { memberId: member.id, roleId: role.id });
    }
    await make.bump(tx, user.id);
  });
}

async function setOf({ app }: TestApp, group: Group, role: Role): Promise<PermissionSet> {
  const { read } = app.platform.database;
  const ofGroup = await read.find(GroupPermissionSet, { groupId: group.id });
  const { setId } = (ofGroup ?? (await read.find(RolePermissionSet, { roleId: role.id })))!;
  return (await read.find(PermissionSet, { id: setId }))!;
}
