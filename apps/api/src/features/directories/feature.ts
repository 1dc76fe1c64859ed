import type { Platform } from '../index';
import type { SessionStore } from '../accounts/session-store';
import type { Administration } from '../administration/administration';
import { AuditLogResolver } from '../administration/audit-log.resolver';
import type { AuditLog } from '../administration/audit-log';
import { auditPages } from '../administration/audit-log.types';
import { MovedTicketResolver } from '../administration/moved-ticket.resolver';
import { OrganizationResolver } from '../organizations/organization.resolver';
import { OrganizationService } from '../organizations/organization.service';
import { organizationPages } from '../organizations/organization.types';
import { waitRulesOf } from '../tickets/feature';
import type { TicketLog } from '../tickets/ticket-log';
import { DeadlineMoves } from '../timers/deadline-moves';
import { CalendarResolver } from './calendar.resolver';
import { CalendarService } from './calendar.service';
import { CalendarSource } from './calendar-source';
import { ChecklistResolver } from './checklist.resolver';
import { ChecklistService } from './checklist.service';
import { DirectoryService, environments, systems } from './directory.service';
import { EnvironmentResolver } from './environment.resolver';
import { SystemResolver } from './system.resolver';

interface Needs {
  readonly administration: Administration;
  readonly sessions: SessionStore;
  readonly log: TicketLog;
  readonly audit: AuditLog;
}

/** What the provider administers, and the audit log, wired; returns the resolvers. */
export function directoryFeature(
  { config, clock, database: { read } }: Platform,
  { administration, sessions, log, audit }: Needs,
): object[] {
  const moves = new DeadlineMoves(waitRulesOf(config), log, clock);
  const calendars = new CalendarSource();
  const organizations = new OrganizationService({ administration, sessions, calendars, moves, clock });
  return [
    new SystemResolver(new DirectoryService(administration, read, systems)),
    new EnvironmentResolver(new DirectoryService(administration, read, environments)),
    new ChecklistResolver(new ChecklistService(administration, read)),
    new CalendarResolver(new CalendarService(administration, read, moves)),
    new OrganizationResolver(organizations, read),
    organizationPages.resolver,
    new MovedTicketResolver(),
    new AuditLogResolver(audit),
    auditPages.resolver,
  ];
}
