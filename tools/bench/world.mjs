// A believable desk, the same at every run: five customers, forty specialists, 200 people, 10,000 tickets.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { at } from '../workspace.mjs';

/** How many people and tickets there are. */
export const people = { specialists: 40, largeCustomer: 100, otherCustomers: 4, each: 15 };
const systems = 8;
// Rows of an installation have small ids.
const base = 1000;
const provider = base;
const largest = base + 1;
const day = 86_400_000;
const written = Date.UTC(2026, 0, 12, 6);

/** The cookie of the nth session: sessions take the people of the desk in turns. */
export const cookieOf = (nth) => `supportal_session=bench-${nth}`;

const sqlTime = (at) => new Date(at).toISOString().replace('T', ' ').replace('Z', '');

// A linear congruential generator: figures of two runs belong to the same rows.
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Fills a migrated, otherwise empty database; resolves with whom and what the measurements may use. */
export async function fillWorld(connection, { tickets = 10_000, sessions = 1 } = {}) {
  const insert = inserter(connection);
  await organizations(insert);
  const users = await accounts(insert);
  await memberships(insert, users);
  await writeTickets(insert, users, tickets);
  const everybody = users.filter((user) => user.seesAll).map((user) => user.id);
  const holders = [
    ...viewers(users),
    ...Array.from({ length: sessions }, (_, n) => everybody[n % everybody.length]),
  ];
  await openSessions(insert, holders);
  const named = ['desk', 'specialist', 'customer', 'author', 'leader'];
  return {
    cookies: Object.fromEntries(named.map((name, nth) => [name, cookieOf(nth)])),
    /** Sessions of people who all may see the tickets of the largest customer's first system. */
    audience: Array.from({ length: sessions }, (_, n) => cookieOf(named.length + n)),
    audienceSize: everybody.length,
    /** A ticket that the whole audience sees, in progress. */
    ticketId: base + tickets,
    /** Another one, for whoever writes past the API. */
    bareTicketId: base + 1,
  };
}

const inserter = (connection) => async (table, rows) => {
  if (!rows.length) return;
  const columns = Object.keys(rows[0]);
  for (let from = 0; from < rows.length; from += 200) {
    const part = rows.slice(from, from + 200);
    const places = part.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    const values = part.flatMap((row) => columns.map((column) => row[column]));
    await connection.run(
      `INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ${places}`,
      values,
    );
  }
};

const range = (size, make) => Array.from({ length: size }, (_, nth) => make(nth));

async function organizations(insert) {
  const createdAt = sqlTime(written);
  const names = ['Служба поддержки', 'Северный торговый дом', 'Аптеки «Ромашка»', 'Вектор', 'Лига', 'Заря'];
  const organization = (name, nth) => ({
    id: base + nth,
    name,
    kind: nth ? 'CUSTOMER' : 'PROVIDER',
    active: 1,
    calendarId: null,
    createdAt,
  });
  await insert('organization', names.map(organization));
  await insert(
    'supported_system',
    range(systems, (n) => ({ id: base + n, name: `Система ${n + 1}`, active: 1 })),
  );
  await insert('environment', [{ id: base, name: 'Рабочая', active: 1 }]);
}

async function accounts(insert) {
  const users = [];
  const add = (organizationId, seesAll) => {
    const id = base + users.length;
    users.push({ id, organizationId, seesAll, groupId: organizationId * 10 + (users.length % 4) });
  };
  for (let n = 0; n < people.specialists; n++) add(provider, true);
  for (let n = 0; n < people.largeCustomer; n++) add(largest, true);
  for (let nth = 1; nth <= people.otherCustomers; nth++)
    for (let n = 0; n < people.each; n++) add(largest + nth, false);
  await insert('user_account', users.map(account));
  return users;
}

const account = ({ id, organizationId }) => ({
  id,
  organizationId,
  login: `person${id}`,
  loginKey: `person${id}`,
  fullName: `Константинопольская Александра Викторовна ${id}`,
  description: '',
  passwordHash: '',
  mustChangePassword: 0,
  email: `person${id}@example.org`,
  phone: '',
  messenger: '',
  position: 'Специалист',
  timeZone: 'Europe/Moscow',
  locale: 'ru',
  theme: 'SYSTEM',
  active: 1,
  rightsVersion: 1,
  createdAt: sqlTime(written),
});

// Four groups in each organization. Everybody in the first two customers' groups reads everything of their own; half
// of the specialists process everything, the others the systems of their group, which the first system always is.
async function memberships(insert, users) {
  const createdAt = sqlTime(written);
  const groupIds = range(6, (n) => base + n).flatMap((organizationId) =>
    range(4, (n) => ({ id: organizationId * 10 + n, organizationId })),
  );
  const named = (name) => ({ name, description: '', version: 1 });
  await insert(
    'user_group',
    groupIds.map(({ id, organizationId }) => ({ id, organizationId, ...named(`Группа ${id}`), createdAt })),
  );
  await insert(
    'group_system',
    groupIds.flatMap(({ id }) => systemsOf(id).map((systemId) => ({ groupId: id, systemId }))),
  );
  await insert(
    'permission_set',
    sets.map(({ id, organizationId }) => ({ id, organizationId, ...named(`Набор ${id}`) })),
  );
  await insert(
    'permission_set_right',
    sets.flatMap(({ id, rights }) => rights.map((permission) => ({ setId: id, permission }))),
  );
  await insert(
    'access_role',
    roles.map(({ id, organizationId, leading }) => ({ id, organizationId, ...named(`Роль ${id}`), leading })),
  );
  await insert(
    'role_permission_set',
    roles.map(({ id, setId }) => ({ roleId: id, setId })),
  );
  await insert(
    'group_member',
    users.map(({ id, groupId }) => ({ id, groupId, userId: id })),
  );
  await insert(
    'user_role',
    users.map((user, nth) => ({ userId: user.id, roleId: roleOf(user, nth) })),
  );
}

const systemsOf = (groupId) => [
  ...new Set([base, base + 1 + (groupId % (systems - 1)), base + 1 + ((groupId * 3) % (systems - 1))]),
];

const work = ['ticket.process', 'ticket.assign', 'ticket.note'];
const sets = [
  { id: base, organizationId: provider, rights: [...work, 'ticket.readAll'] },
  { id: base + 1, organizationId: provider, rights: work },
  { id: base + 2, organizationId: largest, rights: ['ticket.create', 'ticket.readAll', 'ticket.reply'] },
  { id: base + 3, organizationId: largest + 1, rights: ['ticket.create'] },
];
const roles = [
  { id: base, organizationId: provider, leading: 0, setId: base },
  { id: base + 1, organizationId: provider, leading: 0, setId: base + 1 },
  { id: base + 2, organizationId: largest, leading: 0, setId: base + 2 },
  { id: base + 3, organizationId: largest + 1, leading: 0, setId: base + 3 },
  { id: base + 4, organizationId: largest + 1, leading: 1, setId: base + 3 },
];

function roleOf({ organizationId }, nth) {
  if (organizationId === provider) return base + (nth % 2);
  if (organizationId === largest) return base + 2;
  return nth % 5 ? base + 3 : base + 4;
}

// One of each kind of viewer: sees everything; by systems; by organization; only their own; leads a group.
function viewers(users) {
  const others = users.map((user, nth) => ({ ...user, nth })).filter((user) => user.organizationId > largest);
  return [
    users[0].id,
    users[1].id,
    users[people.specialists].id,
    others.find((user) => user.nth % 5).id,
    others.find((user) => user.nth % 5 === 0).id,
  ];
}

const statuses = [
  'NEW',
  'IN_PROGRESS',
  'IN_PROGRESS',
  'AWAITING_INFO',
  'AWAITING_CLOSURE',
  'CLOSED',
  'CLOSED',
  'CLOSED',
];
const priorities = ['LOW', 'MEDIUM', 'MEDIUM', 'HIGH'];
const types = ['DEFECT', 'DEFECT', 'CONSULTATION', 'FEATURE_REQUEST', 'OUTAGE'];

async function writeTickets(insert, users, size) {
  const roll = dice(20_260_112);
  const customers = users.filter((user) => user.organizationId !== provider);
  const specialists = users.slice(0, people.specialists);
  const rows = range(size, (nth) => ticketRow(nth, roll, customers, specialists));
  const audience = users[people.specialists];
  const { id: authorId, organizationId, groupId } = audience;
  const status = 'IN_PROGRESS';
  rows.push({
    ...rows[0],
    id: base + size,
    authorId,
    organizationId,
    groupId,
    systemId: base,
    status,
    statusRank: rank(status),
  });
  await insert('ticket', rows);
}

// Built with the API; the vocabulary is looked up late, when it is there.
let domain;
const vocabulary = () => (domain ??= createRequire(import.meta.url)(at('dist/api/libs/domain/src/index.js')));
const rank = (status) => vocabulary().statusRank(status);

function ticketRow(nth, roll, customers, specialists) {
  const author = customers[roll(customers.length)];
  const status = statuses[roll(statuses.length)];
  const priority = priorities[roll(priorities.length)];
  const createdAt = written + nth * 900_000;
  const updatedAt = createdAt + roll(5 * day);
  const waits = status.startsWith('AWAITING');
  const subject = `Не проходит оплата в кассе после обновления до версии ${1 + roll(40)}.${roll(10)}, смена ${nth}`;
  return {
    id: base + nth,
    version: 1 + roll(6),
    subject,
    body: 'Смена открыта, чек пробит, банк подтвердил списание, касса пишет «Операция прервана». '.repeat(6),
    searchText: vocabulary().searchKey(`SUP-${base + nth} ${subject}`),
    type: types[roll(types.length)],
    priority,
    priorityRank: vocabulary().priorityRank(priority),
    status,
    statusRank: rank(status),
    systemId: base + roll(systems),
    environmentId: base,
    platformVersion: '',
    authorId: author.id,
    organizationId: author.organizationId,
    groupId: author.groupId,
    assigneeId: status === 'NEW' ? null : specialists[roll(specialists.length)].id,
    createdAt: sqlTime(createdAt),
    updatedAt: sqlTime(updatedAt),
    statusChangedAt: sqlTime(updatedAt),
    firstResponseAt: status === 'NEW' ? null : sqlTime(createdAt + 3_600_000),
    closedAt: status === 'CLOSED' ? sqlTime(updatedAt) : null,
    reopenCount: 0,
    answered: 0,
    waitStartedAt: waits ? sqlTime(updatedAt) : null,
    deadlineAt: waits ? sqlTime(updatedAt + 7 * day) : null,
  };
}

function openSessions(insert, holders) {
  const now = Date.now();
  const session = (userId, nth) => ({
    userId,
    tokenHash: createHash('sha256').update(`bench-${nth}`).digest('hex'),
    createdAt: sqlTime(now),
    expiresAt: sqlTime(now + 7 * day),
    address: '127.0.0.1',
    device: 'bench',
  });
  return insert('user_session', holders.map(session));
}
