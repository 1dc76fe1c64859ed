import type { Permission } from '../access/permissions';

/** What each right allows, in English. */
export const permissionHintsEn: Record<Permission, string> = {
  'user.read': 'See users and groups with their roles and rights, without changing them.',
  'user.edit': 'Create and edit accounts, reset passwords, deactivate and activate users.',
  'group.edit': 'Create and edit groups, their members, permission sets and roles inside the group.',
  'role.edit': 'Create and edit roles and their permission sets, make a role leading.',
  'permissionSet.edit': 'Create and edit sets of rights such as this one.',
  'organization.edit': 'Create and edit customer organizations.',
  'desktop.read': 'See the figures on the desktop about tickets within reach.',
  'list.export': 'Export lists of tickets and the audit log as CSV and XLSX. Every export is audited.',
  'token.create': 'Create keys for programs. A key can do no more than its owner.',
  'audit.read': 'See who changed what in administration.',
  'directory.edit': 'Maintain systems, environments and the hints of the ticket form.',
  'calendar.edit': 'Maintain the work calendars by which deadlines are reckoned.',
  'group.connect': 'Open systems to the groups of customers.',
  'ticket.create': 'Create tickets for the systems of one’s groups.',
  'ticket.readAll': 'See tickets of all users, not only one’s own.',
  'ticket.reply': 'Write messages and answer questions in visible tickets of other authors.',
  'ticket.reopen': 'Take closed tickets of other authors back to work.',
  'ticket.process': 'Take tickets, change their status, type and priority.',
  'ticket.assign': 'Give tickets to any specialist and return them to the queue.',
  'ticket.note': 'Read and write internal notes that customers never see.',
};
