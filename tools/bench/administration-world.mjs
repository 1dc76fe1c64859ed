// 100,000 accounts and 5,000 groups of one organization, and an administrator who is signed in.
import { createHash } from 'node:crypto';

/** The id of the first account and the first group; that account belongs to 200 groups. */
export const base = 1_000_000;
/** The cookie of an administrator of everything. */
export const cookie = 'supportal_session=bench-administrator';
const createdAt = '2026-01-12 06:00:00.000';
const family = [
  'иванов',
  'петров',
  'сидоров',
  'кузнецов',
  'попов',
  'васильев',
  'соколов',
  'михайлов',
  'новиков',
];
const given = ['анна', 'борис', 'вера', 'григорий', 'дарья', 'егор', 'жанна', 'зоя', 'илья', 'кира', 'лев'];

const nameOf = (n) => `${family[n % family.length]}${n % 997} ${given[n % given.length]}`;

/** Fills the database; resolves with the ids of the organization and of the role of its administrators. */
export async function fillAdministration(connection, users, groups) {
  const [{ id: organizationId }] = await connection.run(
    "SELECT id FROM organization WHERE kind = 'PROVIDER'",
  );
  const insert = inserter(connection);
  await connection.run('BEGIN');
  await insert('user_account', users, (n) => account(n, organizationId));
  const words = Array.from({ length: users }, (_, n) => wordsOf(n));
  const wordRows = words.flatMap((all, n) => all.map((word) => ({ word, organizationId, userId: base + n })));
  await insert('account_word', wordRows.length, (at) => wordRows[at]);
  // The one behind the last has nearly everybody.
  await insert('user_group', groups + 1, (n) => ({
    id: base + n,
    organizationId,
    name: `Группа ${n} для измерений`,
    nameKey: `группа ${n} для измерений`,
    description: '',
    version: 1,
    createdAt,
  }));
  const crowd = Array.from({ length: users }, (_, n) => n).filter((n) => n % 1_000);
  await insert('group_member', crowd.length, (at) => ({ groupId: base + groups, userId: base + crowd[at] }));
  await insert('group_member', users, (n) => ({ groupId: base + (n % groups), userId: base + n }));
  // The first account belongs to 200 groups, each with a permission set.
  await insert('group_member', 200, (n) => ({ groupId: base + 1 + n, userId: base }));
  const [{ id: setId }] = await connection.run('SELECT id FROM permission_set ORDER BY id LIMIT 1');
  await insert('group_permission_set', 200, (n) => ({ groupId: base + 1 + n, setId }));
  const [{ id: roleId }] = await connection.run('SELECT roleId AS id FROM user_role ORDER BY id LIMIT 1');
  await insert('user_role', 1, () => ({ userId: base + 1, roleId }));
  await insert('user_session', 1, () => ({
    userId: base + 1,
    tokenHash: createHash('sha256').update('bench-administrator').digest('hex'),
    createdAt,
    expiresAt: '2126-01-01 00:00:00.000',
    address: '127.0.0.1',
    device: 'bench',
  }));
  await connection.run('COMMIT');
  return { organizationId, roleId };
}

const wordsOf = (n) => [...nameOf(n).split(' '), `clerk${n}`, 'example', 'org'];

// One of ten thousand, so that a filter has to look far.
const rarely = (n, rest) => Number(n % 10_000 === rest);

const account = (n, organizationId) => ({
  id: base + n,
  organizationId,
  login: `clerk${n}`,
  loginKey: `clerk${n}`,
  fullName: nameOf(n),
  nameKey: nameOf(n),
  foundBy: wordsOf(n)
    .map((word) => ` ${word}`)
    .join(''),
  description: '',
  passwordHash: '',
  mustChangePassword: rarely(n, 7),
  email: `clerk${n}@example.org`,
  phone: '',
  messenger: '',
  position: '',
  timeZone: 'Europe/Moscow',
  locale: 'ru',
  theme: 'SYSTEM',
  active: 1 - rarely(n, 8),
  version: 1,
  rightsVersion: 1,
  createdAt,
});

const inserter = (connection) => async (table, count, rowOf) => {
  for (let from = 0; from < count; from += 500) {
    const rows = Array.from({ length: Math.min(500, count - from) }, (_, n) => rowOf(from + n));
    const columns = Object.keys(rows[0]);
    const places = rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await connection.run(
      `INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ${places}`,
      rows.flatMap((row) => columns.map((column) => row[column])),
    );
  }
};
