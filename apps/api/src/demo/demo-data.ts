import { AccountWord } from '../features/accounts/account-word.entity';
import { User } from '../features/accounts/user.entity';
import { Attachment } from '../features/attachments/attachment.entity';
import { fillBaseData } from '../features/directories/base-data';
import { SupportedSystem } from '../features/directories/system.entity';
import { WorkCalendarRow } from '../features/directories/work-calendar.entity';
import { Group } from '../features/groups/group.entity';
import {
  GroupMember,
  GroupMemberRole,
  GroupPermissionSet,
  GroupSystem,
} from '../features/groups/group-links.entity';
import { Organization } from '../features/organizations/organization.entity';
import { PermissionSet, PermissionSetRight } from '../features/roles/permission-set.entity';
import { RolePermissionSet, UserRole } from '../features/roles/role-links.entity';
import { Role } from '../features/roles/role.entity';
import { TicketEvent } from '../features/tickets/ticket-event.entity';
import { TicketMessage } from '../features/tickets/ticket-message.entity';
import { TicketRating } from '../features/tickets/ticket-rating.entity';
import { Ticket } from '../features/tickets/ticket.entity';
import { TicketTimer } from '../features/timers/ticket-timer.entity';
import type { Clock } from '../platform/clock';
import type { Reader } from '../platform/database/reader';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { demoAccounts, type DemoAccount } from './demo-accounts';
import { type FileShelf, storeFiles } from './files/demo-files';
import { Random } from './random';
import { RowDraft } from './row-draft';
import { demoPassword } from './texts/accounts';
import { providerName } from './texts/provider';
import { TicketRows } from './ticket-rows';
import { makeTickets } from './tickets';
import { makeWorld } from './world';
import { WorldRows } from './world-rows';

export { demoAccounts, type DemoAccount } from './demo-accounts';

/** What {@link fillDemoData} works with. */
export interface DemoPorts {
  readonly uow: UnitOfWork;
  readonly read: Reader;
  readonly clock: Clock;
  readonly hashPassword: (plain: string) => Promise<string>;
  readonly files: FileShelf;
}

const seed = 20_261;
/** The portal was set up so long before the present. */
const ageInDays = 240;

/** Rows are written in this order, so that nothing refers to a row that is still missing. */
const order = [
  WorkCalendarRow, SupportedSystem, Organization, User, AccountWord, Role, PermissionSet, PermissionSetRight, RolePermissionSet,
  UserRole, Group, GroupMember, GroupMemberRole, GroupSystem, GroupPermissionSet, Ticket, TicketEvent, TicketMessage,
  TicketRating, Attachment, TicketTimer,
]; // prettier-ignore

/**
 * Fills an empty database with a support service at work: the base data, organizations, people and months of tickets,
 * the same on every run but for the time, which ends now. Does nothing when there is an organization already.
 * Returns the accounts to show to whoever tries the portal.
 */
export async function fillDemoData({
  uow,
  read,
  clock,
  hashPassword,
  files,
}: DemoPorts): Promise<DemoAccount[]> {
  if ((await read.list(Organization)).length) return [];
  const now = clock.now();
  const random = new Random(seed);
  const world = makeWorld(random);
  const tickets = makeTickets(random, world, now.getTime());
  const passwordHash = await hashPassword(demoPassword);
  const stored = await storeFiles(tickets, files);
  const since = new Date(now.getTime() - ageInDays * 86_400_000);
  await uow.run(async (tx) => {
    const base = await fillBaseData(tx, since, providerName);
    const draft = new RowDraft();
    const worldRows = new WorldRows(draft, base, passwordHash, since);
    const organizationIds = worldRows.add(world);
    const environmentIds = base.environments.map(({ id }) => id);
    const around = { worldRows, organizationIds, environmentIds, files: stored, now: now.getTime() };
    new TicketRows(draft, around).add(tickets);
    await draft.write(tx, order);
  });
  return [...demoAccounts];
}
