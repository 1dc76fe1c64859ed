import { errorsEn } from './errors.en';
import type { Labels } from './labels.ru';

/** The words of the domain in English. */
export const labelsEn: Labels = {
  status: {
    NEW: 'New',
    REOPENED: 'Reopened',
    IN_PROGRESS: 'In progress',
    AWAITING_INFO: 'Awaiting information',
    AWAITING_FIX: 'Awaiting fix',
    AWAITING_IMPLEMENTATION: 'Awaiting implementation',
    AWAITING_CLOSURE: 'Awaiting closure',
    CLOSED: 'Closed',
  },
  type: {
    OUTAGE: 'Outage',
    DEFECT: 'Defect',
    CONSULTATION: 'Consultation',
    FEATURE_REQUEST: 'Feature request',
  },
  priority: { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low' },
  priorityMeaning: {
    HIGH: 'Needs immediate attention',
    MEDIUM: 'Needs attention soon, the main work goes on',
    LOW: 'Can be solved later',
  },
  impact: {
    BLOCKED: 'Work has stopped',
    HINDERED: 'Work is harder but goes on',
    MINOR: 'Hardly affects work',
  },
  tab: { MINE: 'My tickets', ALL: 'All tickets', GROUP: 'My group’s tickets' },
  column: {
    NUMBER: 'Number',
    SUBJECT: 'Subject',
    STATUS: 'Status',
    PRIORITY: 'Priority',
    TYPE: 'Type',
    SYSTEM: 'System',
    ORGANIZATION: 'Organization',
    AUTHOR: 'Author',
    ASSIGNEE: 'Assignee',
    CREATED: 'Created',
    UPDATED: 'Updated',
  },
  permissionCategory: {
    USERS: 'User administration',
    GENERAL: 'General',
    TICKETS: 'Work with tickets',
  },
  permission: {
    'user.read': 'View users and groups',
    'user.edit': 'Edit users',
    'group.edit': 'Edit groups',
    'role.edit': 'Edit roles',
    'permissionSet.edit': 'Edit permission sets',
    'organization.edit': 'Edit organizations',
    'desktop.read': 'View the desktop',
    'list.export': 'Export lists',
    'token.create': 'Create API tokens',
    'audit.read': 'View the audit log',
    'directory.edit': 'Edit directories',
    'calendar.edit': 'Edit calendars',
    'group.connect': 'Connect groups to systems',
    'ticket.create': 'Create tickets',
    'ticket.readAll': 'View all tickets',
    'ticket.reply': 'Reply in colleagues’ tickets',
    'ticket.reopen': 'Reopen colleagues’ tickets',
    'ticket.process': 'Process tickets',
    'ticket.assign': 'Assign tickets',
    'ticket.note': 'Internal notes',
  },
  mail: {
    reminderSubject: '[{number}] {hours} working hours left: {subject}',
    reminderInfo:
      'A specialist is waiting for your answer in the ticket “{subject}”. Without an answer it moves to “Awaiting closure” on {deadline}.',
    reminderClosure:
      'The solution of the ticket “{subject}” is waiting for your confirmation. Without an answer it is closed automatically on {deadline}.',
    answeredSubject: '[{number}] New answer: {subject}',
    answered: 'The customer answered in the ticket “{subject}”.',
    closedSubject: '[{number}] Closed automatically: {subject}',
    closed:
      'The ticket “{subject}” is closed: there was no answer for {hours} working hours. Rate the solution or reopen the ticket.',
    open: 'Open the ticket',
  },
  system: {
    automation: 'automatically',
    infoTimeout: 'No answer for {hours} working hours. The ticket is awaiting closure.',
    closureTimeout:
      'The solution was not disputed for {hours} working hours. The ticket was closed automatically.',
  },
  errors: errorsEn,
};
