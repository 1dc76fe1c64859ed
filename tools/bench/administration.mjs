// Lists of 100,000 accounts and 5,000 groups: time from request to answer beside the bare driver asking for the same
// rows, and how long the rights of somebody of many groups take.
import { createHash } from 'node:crypto';
import { send } from './graphql.mjs';
import { startApi } from './processes.mjs';
import { sharedNow } from './shared-clock.mjs';
import { percentile } from './statistics.mjs';
import { printTable } from './table.mjs';

const base = 1_000_000;
const cookie = 'supportal_session=bench-administrator';
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

const lists = {
  'accounts, first page': {
    query: `{ users(first: 50) { edges { node { id login fullName email active } cursor } pageInfo { hasNextPage } } }`,
    bare: 'SELECT id, login, fullName, email, active FROM user_account ORDER BY nameKey, id LIMIT 51',
  },
  'accounts, searched': {
    query: `{ users(first: 50, search: "сидоров77") { edges { node { id login fullName email active } } } }`,
    bare: `SELECT id, login, fullName, email, active FROM user_account WHERE foundBy LIKE '%сидоров77%'
      ORDER BY nameKey, id LIMIT 51`,
  },
  'accounts, nothing found': {
    query: `{ users(first: 50, search: "нет такого") { edges { node { id } } } }`,
    bare: `SELECT id FROM user_account WHERE foundBy LIKE '%нет такого%' ORDER BY nameKey, id LIMIT 51`,
  },
  'accounts, a page in the middle': {
    query: null,
    bare: `SELECT id, login, fullName, email, active FROM user_account
      WHERE nameKey >= 'новиков500 вера' ORDER BY nameKey, id LIMIT 51`,
  },
  'groups, first page': {
    query: `{ groups(first: 50) { edges { node { id name memberCount connected } } } }`,
    bare: `SELECT g.id, g.name, (SELECT COUNT(*) FROM group_member m WHERE m.groupId = g.id) AS n FROM
      (SELECT id, name, nameKey FROM user_group ORDER BY nameKey, id LIMIT 51) g ORDER BY g.nameKey, g.id`,
  },
  'groups, searched': {
    query: `{ groups(first: 50, search: "группа 4999") { edges { node { id name } } } }`,
    bare: `SELECT id, name FROM user_group WHERE nameKey LIKE '%группа 4999%' ORDER BY nameKey, id LIMIT 51`,
  },
  'effective rights by 200 groups': {
    query: `{ effectiveRights(userId: ${base}) { permission paths { group { id name } permissionSet { id name } } } }`,
    bare: `SELECT m.groupId, gs.setId, r.permission FROM group_member m
      JOIN group_permission_set gs ON gs.groupId = m.groupId
      JOIN permission_set_right r ON r.setId = gs.setId WHERE m.userId = ${base}`,
  },
};
const middle = `query ($after: String!) {
  users(first: 50, after: $after) { edges { node { id login fullName email active } } } }`;

/** Measures each list `times` times, the API and the bare driver in turns. */
export async function administration(place, _world, { times, users, groups }) {
  const connection = await place.connect();
  await fill(connection, users, groups);
  const server = await startApi(place.url);
  try {
    const figures = [];
    for (const [what, { query, bare }] of Object.entries(lists)) {
      const after = Buffer.from(JSON.stringify(['nameKey', 'новиков500 вера', 0])).toString('base64url');
      const ask = query
        ? () => send(server.url, cookie, query)
        : () => send(server.url, cookie, middle, { after });
      const [ours, theirs] = [[], []];
      for (let n = 0; n < times + 3; n++) {
        const took = [await timed(ask), await timed(() => connection.run(bare))];
        // The first answers are those of code that is not compiled and pages that are not read yet.
        if (n >= 3) (ours.push(took[0]), theirs.push(took[1]));
      }
      const bareP50 = percentile(theirs, 0.5);
      const [p50, p95] = [percentile(ours, 0.5), percentile(ours, 0.95)];
      figures.push({
        benchmark: 'administration',
        database: place.name,
        what,
        p50,
        p95,
        bareP50,
        ratio: p50 / bareP50,
      });
    }
    printTable(
      `${place.name}: administration of ${users} accounts and ${groups} groups (${times} of each)`,
      figures.map(({ what, p50, p95, bareP50, ratio }) => ({
        list: what,
        'p50, ms': p50,
        'p95, ms': p95,
        'bare driver, ms': bareP50,
        '÷ bare': ratio,
      })),
    );
    return figures;
  } finally {
    await server.end();
    await connection.close();
  }
}

async function timed(work) {
  const from = sharedNow();
  await work();
  return sharedNow() - from;
}

async function fill(connection, users, groups) {
  const [{ id: organizationId }] = await connection.run(
    "SELECT id FROM organization WHERE kind = 'PROVIDER'",
  );
  const insert = inserter(connection);
  await connection.run('BEGIN');
  await insert('user_account', users, (n) => account(n, organizationId));
  await insert('user_group', groups, (n) => ({
    id: base + n,
    organizationId,
    name: `Группа ${n} для измерений`,
    nameKey: `группа ${n} для измерений`,
    description: '',
    version: 1,
    createdAt,
  }));
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
}

const account = (n, organizationId) => ({
  id: base + n,
  organizationId,
  login: `clerk${n}`,
  loginKey: `clerk${n}`,
  fullName: nameOf(n),
  nameKey: nameOf(n),
  foundBy: `${nameOf(n)} clerk${n} clerk${n}@example.org`,
  description: '',
  passwordHash: '',
  mustChangePassword: 0,
  email: `clerk${n}@example.org`,
  phone: '',
  messenger: '',
  position: '',
  timeZone: 'Europe/Moscow',
  locale: 'ru',
  theme: 'SYSTEM',
  active: 1,
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
