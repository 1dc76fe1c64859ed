import { IdempotencyKey } from '../platform/database/idempotency-key.entity';
import { OutboxEntry } from '../platform/events/outbox-entry.entity';
import { AccountWord } from './accounts/account-word.entity';
import { UserSession } from './accounts/session.entity';
import { SignInThrottleRow } from './accounts/sign-in-throttle.entity';
import { User } from './accounts/user.entity';
import { AdministrationTurn } from './administration/administration-turn.entity';
import { AuditEntry } from './administration/audit-entry.entity';
import { Attachment } from './attachments/attachment.entity';
import { ChecklistRow } from './directories/checklist.entity';
import { Environment } from './directories/environment.entity';
import { RequiredItemRow } from './directories/required-item.entity';
import { SupportedSystem } from './directories/system.entity';
import { WorkCalendarRow } from './directories/work-calendar.entity';
import { GroupMember, GroupMemberRole, GroupPermissionSet, GroupSystem } from './groups/group-links.entity';
import { Group } from './groups/group.entity';
import { Organization } from './organizations/organization.entity';
import { PermissionSet, PermissionSetRight } from './roles/permission-set.entity';
import { RolePermissionSet, UserRole } from './roles/role-links.entity';
import { Role } from './roles/role.entity';
import { TicketEvent } from './tickets/ticket-event.entity';
import { TicketMessage } from './tickets/ticket-message.entity';
import { TicketRating } from './tickets/ticket-rating.entity';
import { Ticket } from './tickets/ticket.entity';
import { TicketTimer } from './timers/ticket-timer.entity';

/** Every entity of the product. */
export const entities = [
  WorkCalendarRow,
  SupportedSystem,
  Environment,
  ChecklistRow,
  RequiredItemRow,
  Organization,
  User,
  AccountWord,
  UserSession,
  SignInThrottleRow,
  Role,
  PermissionSet,
  PermissionSetRight,
  RolePermissionSet,
  UserRole,
  Group,
  GroupMember,
  GroupMemberRole,
  GroupSystem,
  GroupPermissionSet,
  Ticket,
  TicketEvent,
  TicketMessage,
  TicketRating,
  Attachment,
  TicketTimer,
  IdempotencyKey,
  AdministrationTurn,
  AuditEntry,
  OutboxEntry,
];
