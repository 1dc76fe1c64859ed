import type { Permission } from '@supportal/domain';
import { UserSession } from '../features/accounts/session.entity';
import type { User } from '../features/accounts/user.entity';
import { WorkCalendarRow } from '../features/directories/work-calendar.entity';
import { entities } from '../features/entities';
import type { Organization } from '../features/organizations/organization.entity';
import { RolePermissionSet } from '../features/roles/role-links.entity';
import { adminDocuments } from './admin-documents';
import type { IdKind } from './id-places';
import type { TestApp } from './test-app';
import { createTicket } from './tickets';

/** An id of each kind, all of one organization as far as things belong to one. */
export type Belongings = Readonly<Record<IdKind, number>>;

/** Kinds of things that belong to no organization. */
export const shared: readonly IdKind[] = ['system', 'environment', 'calendar'];

const rights: Permission[] = ['role.edit', 'ticket.create'];

/** Makes one of everything for an organization, with a person who has written to the audit log. */
export async function belongingsOf(app: TestApp, organization: Organization): Promise<Belongings> {
  const { make } = app;
  const { read } = app.app.platform.database;
  const [system, environment] = [await make.system(), await make.environment()];
  // Whoever names no systems has seen those of the one, and writes tickets under the other.
  const group = await make.group({ organization });
  const line = await make.group({ organization, systems: [system] });
  const user = await make.user({ organization, groups: [group, line], rights });
  const api = await app.as(user);
  const role = await make.role([], organization);
  const { setId } = (await read.find(RolePermissionSet, { roleId: role.id }))!;
  const ticket = await createTicket({ system, environment }, {}, api);
  return {
    organization: organization.id,
    group: group.id,
    role: role.id,
    permissionSet: setId,
    user: user.id,
    session: await sessionOf(app, user),
    system: system.id,
    environment: environment.id,
    calendar: (await read.list(WorkCalendarRow))[0]!.id,
    ticket: ticket.id,
    anything: await audited(api, `Роль ${user.fullName}`),
  };
}

const sessionOf = async ({ app }: TestApp, { id }: User): Promise<number> =>
  (await app.platform.database.read.find(UserSession, { userId: id }))!.id;

async function audited(api: Awaited<ReturnType<TestApp['as']>>, name: string): Promise<number> {
  type Made = { createRole: { role: { id: number } } };
  return (await api.run<Made>(adminDocuments.createRole, { input: { name } })).createRole.role.id;
}

/** Everything that is stored, for comparison. */
export async function everythingStored({ app }: TestApp): Promise<string> {
  const { read } = app.platform.database;
  const tables = await Promise.all(entities.map((entity) => read.list(entity)));
  return JSON.stringify(tables.map((rows, at) => [entities[at]!.name, rows]));
}
