import { migration, type MigrationKit } from '../platform/database/migration-kit';

/** The first model: organizations, accounts, rights, directories, tickets with their log, timers, outbox. */
export const initial = migration('Initial1763900000000', {
  up: async (kit) => {
    await kit.useBinaryCollation();
    await directories(kit);
    await accounts(kit);
    await rights(kit);
    await tickets(kit);
    await ticketLog(kit);
    await delivery(kit);
  },
  down: async (kit) => {
    for (const table of [...tables].reverse()) await kit.drop(table);
  },
});

const tables = [
  'work_calendar',
  'supported_system',
  'environment',
  'required_item',
  'organization',
  'user_account',
  'user_session',
  'sign_in_throttle',
  'access_role',
  'permission_set',
  'permission_set_right',
  'role_permission_set',
  'user_role',
  'user_group',
  'group_member',
  'group_member_role',
  'group_system',
  'group_permission_set',
  'ticket',
  'ticket_event',
  'ticket_message',
  'ticket_rating',
  'attachment',
  'ticket_timer',
  'idempotency_key',
  'outbox_entry',
];

async function directories(kit: MigrationKit): Promise<void> {
  await kit.create('work_calendar', (t) => {
    t.text('name', 255);
    t.bool('isDefault');
    t.json('spec');
    t.int('version');
  });
  await kit.create('supported_system', (t) => {
    t.text('name', 255);
    t.bool('active');
  });
  await kit.create('environment', (t) => {
    t.text('name', 255);
    t.bool('active');
  });
  await kit.create('required_item', (t) => {
    t.text('ticketType', 30);
    t.int('position');
    t.text('headingRu', 255);
    t.text('headingEn', 255);
    t.text('hintRu', 500);
    t.text('hintEn', 500);
    t.index('ticketType', 'position');
  });
  await kit.create('organization', (t) => {
    t.text('name', 255);
    t.text('kind', 20);
    t.bool('active');
    t.int('calendarId').nullable().references('work_calendar');
    t.time('createdAt');
  });
}

async function accounts(kit: MigrationKit): Promise<void> {
  await kit.create('user_account', (t) => {
    t.int('organizationId').references('organization');
    t.text('login', 100);
    t.text('loginKey', 100);
    t.text('fullName', 255);
    t.text('description', 1000);
    t.text('passwordHash', 255);
    t.bool('mustChangePassword');
    t.text('email', 255);
    t.text('phone', 50);
    t.text('messenger', 255);
    t.text('position', 255);
    t.text('timeZone', 64);
    t.text('locale', 2);
    t.text('theme', 10);
    t.bool('active');
    t.int('rightsVersion');
    t.time('createdAt');
    t.unique('loginKey');
    t.index('organizationId', 'fullName');
  });
  await kit.create('user_session', (t) => {
    t.int('userId').references('user_account');
    t.text('tokenHash', 64);
    t.time('createdAt');
    t.time('expiresAt');
    t.text('address', 64);
    t.text('device', 255);
    t.unique('tokenHash');
    t.index('userId');
    t.index('expiresAt');
  });
  await kit.create('sign_in_throttle', (t) => {
    t.text('subject', 80);
    t.int('failures');
    t.time('lastFailureAt');
    t.unique('subject');
  });
}

async function rights(kit: MigrationKit): Promise<void> {
  await kit.create('access_role', (t) => {
    t.int('organizationId').references('organization');
    t.text('name', 255);
    t.text('description', 1000);
    t.bool('leading');
    t.int('version');
    t.unique('organizationId', 'name');
  });
  await kit.create('permission_set', (t) => {
    t.int('organizationId').references('organization');
    t.text('name', 255);
    t.text('description', 1000);
    t.int('version');
    t.unique('organizationId', 'name');
  });
  await kit.create('permission_set_right', (t) => {
    t.int('setId').references('permission_set');
    t.text('permission', 60);
    t.unique('setId', 'permission');
  });
  await kit.create('role_permission_set', (t) => {
    t.int('roleId').references('access_role');
    t.int('setId').references('permission_set');
    t.unique('roleId', 'setId');
    t.index('setId');
  });
  await kit.create('user_role', (t) => {
    t.int('userId').references('user_account');
    t.int('roleId').references('access_role');
    t.unique('userId', 'roleId');
    t.index('roleId');
  });
  await kit.create('user_group', (t) => {
    t.int('organizationId').references('organization');
    t.text('name', 255);
    t.text('description', 1000);
    t.int('version');
    t.time('createdAt');
    t.unique('organizationId', 'name');
  });
  await kit.create('group_member', (t) => {
    t.int('groupId').references('user_group');
    t.int('userId').references('user_account');
    t.unique('groupId', 'userId');
    t.index('userId');
  });
  await kit.create('group_member_role', (t) => {
    t.int('memberId').references('group_member');
    t.int('roleId').references('access_role');
    t.unique('memberId', 'roleId');
    t.index('roleId');
  });
  await kit.create('group_system', (t) => {
    t.int('groupId').references('user_group');
    t.int('systemId').references('supported_system');
    t.unique('groupId', 'systemId');
    t.index('systemId');
  });
  await kit.create('group_permission_set', (t) => {
    t.int('groupId').references('user_group');
    t.int('setId').references('permission_set');
    t.unique('groupId', 'setId');
    t.index('setId');
  });
}

async function tickets(kit: MigrationKit): Promise<void> {
  await kit.create('ticket', (t) => {
    t.int('version');
    t.text('subject', 255);
    t.longText('body');
    t.text('searchText', 300);
    t.text('type', 30);
    t.text('priority', 10);
    t.int('priorityRank');
    t.text('status', 30);
    t.int('statusRank');
    t.int('systemId').references('supported_system');
    t.int('environmentId').references('environment');
    t.text('platformVersion', 100);
    t.int('authorId').references('user_account');
    t.int('organizationId').references('organization');
    t.int('groupId').references('user_group');
    t.int('assigneeId').nullable().references('user_account');
    t.time('createdAt');
    t.time('updatedAt');
    t.time('statusChangedAt');
    t.time('firstResponseAt').nullable();
    t.time('closedAt').nullable();
    t.int('reopenCount');
    t.bool('answered');
    t.time('waitStartedAt').nullable();
    t.time('deadlineAt').nullable();
    t.index('organizationId', 'updatedAt', 'id');
    t.index('authorId', 'updatedAt', 'id');
    t.index('assigneeId', 'updatedAt', 'id');
    t.index('systemId', 'updatedAt', 'id');
    t.index('groupId', 'updatedAt', 'id');
    t.index('status', 'updatedAt', 'id');
    t.index('updatedAt', 'id');
    t.index('createdAt', 'id');
    t.index('statusRank', 'id');
    t.index('priorityRank', 'id');
  });
}

async function ticketLog(kit: MigrationKit): Promise<void> {
  await kit.create('ticket_event', (t) => {
    t.int('ticketId').references('ticket');
    t.time('at');
    t.text('kind', 30);
    t.bool('internal');
    t.int('actorId').nullable().references('user_account');
    t.text('source', 10);
    t.text('fromStatus', 30).nullable();
    t.text('toStatus', 30).nullable();
    t.text('oldType', 30).nullable();
    t.text('newType', 30).nullable();
    t.text('oldPriority', 10).nullable();
    t.text('newPriority', 10).nullable();
    t.int('oldAssigneeId').nullable().references('user_account');
    t.int('newAssigneeId').nullable().references('user_account');
    t.int('hours').nullable();
    t.int('score').nullable();
    t.index('ticketId', 'id');
  });
  await kit.create('ticket_message', (t) => {
    t.int('ticketId').references('ticket');
    t.int('entryId').references('ticket_event');
    t.longText('body');
    t.bool('internal');
    t.unique('entryId');
    t.index('ticketId', 'id');
  });
  await kit.create('ticket_rating', (t) => {
    t.int('ticketId').references('ticket');
    t.int('cycle');
    t.int('score');
    t.text('comment', 2000);
    t.int('authorId').references('user_account');
    t.time('createdAt');
    t.unique('ticketId', 'cycle');
  });
  await kit.create('attachment', (t) => {
    t.int('ticketId').nullable().references('ticket');
    t.int('messageId').nullable().references('ticket_message');
    t.int('uploaderId').references('user_account');
    t.text('name', 200);
    t.int('size');
    t.text('mediaType', 120);
    t.bool('isImage');
    t.text('storageKey', 64);
    t.time('createdAt');
    t.index('ticketId');
    t.index('messageId');
    t.index('createdAt');
    t.unique('storageKey');
  });
  await kit.create('ticket_timer', (t) => {
    t.int('ticketId').references('ticket');
    t.text('kind', 10);
    t.int('hoursLeft');
    t.time('dueAt');
    t.index('dueAt', 'id');
    t.index('ticketId');
  });
}

async function delivery(kit: MigrationKit): Promise<void> {
  await kit.create('idempotency_key', (t) => {
    t.int('userId');
    t.text('operation', 40);
    t.text('clientKey', 64);
    t.text('inputHash', 64);
    t.int('resultId');
    t.time('createdAt');
    t.unique('userId', 'operation', 'clientKey');
    t.index('createdAt');
  });
  await kit.create('outbox_entry', (t) => {
    t.text('event', 60);
    t.text('reaction', 60);
    t.json('payload');
    t.int('attempts');
    t.time('nextAttemptAt');
    t.time('createdAt');
    t.index('nextAttemptAt', 'id');
  });
}
