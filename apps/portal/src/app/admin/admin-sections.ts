import type { Route, Routes } from '@angular/router';
import type { AdminSection } from '../../generated/graphql';
import { connectionRoutes } from './connections/connection.routes';
import { groupRoutes } from './groups/group.routes';
import { auditRoutes } from './audit/audit.routes';
import { calendarRoutes } from './calendars/calendar.routes';
import { checklistRoutes } from './checklists/checklist.routes';
import { directoryRoutes } from './directories/directory.routes';
import { organizationRoutes } from './organizations/organization.routes';
import { permissionSetRoutes } from './permission-sets/permission-set.routes';
import { roleRoutes } from './roles/role.routes';
import { sectionPaths } from './shared/section-paths';
import { userRoutes } from './users/user.routes';

/** The sections that exist, in the order of their tabs: one line adds a section. Their words: `admin.sections`. */
export const adminSections: Partial<Record<AdminSection, Routes>> = {
  USERS: userRoutes,
  GROUPS: groupRoutes,
  ROLES: roleRoutes,
  PERMISSION_SETS: permissionSetRoutes,
  CONNECTIONS: connectionRoutes,
  ORGANIZATIONS: organizationRoutes,
  DIRECTORIES: directoryRoutes,
  CALENDARS: calendarRoutes,
  CHECKLISTS: checklistRoutes,
  AUDIT: auditRoutes,
};

/** The sections that exist, see {@link adminSections}. */
export const existingSections = Object.keys(adminSections) as AdminSection[];

/** The routes of all sections. */
export const adminSectionRoutes: Routes = existingSections.map((section): Route => ({
  path: sectionPaths[section],
  title: `admin.sections.${section}`,
  children: adminSections[section],
}));
