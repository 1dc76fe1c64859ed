// Lists of 100,000 accounts and 5,000 groups as the portal asks for them, with their counts: time from request to answer
// beside the bare driver asking for the same rows. And «Почему?» for somebody of 200 groups.
import { base, cookie, fillAdministration } from './administration-world.mjs';
import { adminGroups, adminUsers, send } from './graphql.mjs';
import { startApi } from './processes.mjs';
import { sharedNow } from './shared-clock.mjs';
import { percentile } from './statistics.mjs';
import { printTable } from './table.mjs';

const byName = { field: 'NAME', direction: 'ASC' };
const middle = Buffer.from(JSON.stringify(['nameKey', 'новиков500 вера', 0])).toString('base64url');
const groupsMiddle = Buffer.from(JSON.stringify(['nameKey', 'группа 4 для измерений', 0])).toString(
  'base64url',
);

/** What is asked: the operation with its variables, and the statements that answer the same. */
function questions({ organizationId, roleId }, groups) {
  const users = (variables, where, order = 'nameKey, id', behind = '1 = 1') => ({
    query: adminUsers,
    variables: { organizationId, filter: {}, sort: byName, ...variables },
    bare: [
      `SELECT id, version, login, fullName, active, position, mustChangePassword FROM user_account
        WHERE organizationId = ${organizationId} AND ${where} AND ${behind} ORDER BY ${order} LIMIT 51`,
      `SELECT COUNT(*) FROM (SELECT 1 AS one FROM user_account
        WHERE organizationId = ${organizationId} AND ${where} LIMIT 1001) c`,
    ],
  });
  const found = (...words) => words.map((word) => `INSTR(foundBy, ' ${word}') > 0`).join(' AND ');
  const inGroup = base + 4;
  const members = `SELECT userId FROM group_member WHERE groupId = ${inGroup}`;
  const holders = `SELECT userId FROM user_role WHERE roleId = ${roleId}`;
  const byLogin = { field: 'LOGIN', direction: 'DESC' };
  const newest = { field: 'CREATED', direction: 'DESC' };
  return {
    'accounts, first page': users({}, '1 = 1'),
    'accounts, a page in the middle': users(
      { after: middle },
      '1 = 1',
      undefined,
      "nameKey >= 'новиков500 вера'",
    ),
    'accounts, by login from the end': users({ sort: byLogin }, '1 = 1', 'loginKey DESC, id DESC'),
    'accounts, the newest': users({ sort: newest }, '1 = 1', 'id DESC'),
    'accounts, a common word': users({ search: 'анна' }, found('анна')),
    'accounts, a rare word': users({ search: 'сидоров77' }, found('сидоров77')),
    'accounts, two common words': users({ search: 'анна иванов' }, found('анна', 'иванов')),
    'accounts, a letter at the end of the order': users({ search: 'с' }, found('с')),
    'accounts, two letters': users({ search: 'с и' }, found('с', 'и')),
    'accounts, nothing found': users({ search: 'нет такого' }, found('нет', 'такого')),
    'accounts, nothing found, by login': users(
      { search: 'нет такого', sort: byLogin },
      found('нет', 'такого'),
      'loginKey DESC, id DESC',
    ),
    'accounts, common words found together never': users({ search: 'анна вера' }, found('анна', 'вера')),
    'accounts, a rare word, by login': users(
      { search: 'сидоров77', sort: byLogin },
      found('сидоров77'),
      'loginKey DESC, id DESC',
    ),
    'accounts, a common word, by login': users(
      { search: 'анна', sort: byLogin },
      found('анна'),
      'loginKey DESC, id DESC',
    ),
    'accounts, deactivated': users({ filter: { active: false } }, 'active = 0'),
    'accounts, owing a password': users({ filter: { mustChangePassword: true } }, 'mustChangePassword = 1'),
    'accounts, of a group': users({ filter: { groupId: inGroup } }, `id IN (${members})`),
    'accounts, outside a group of nearly all': users(
      { filter: { outsideGroupId: base + groups } },
      `NOT EXISTS (SELECT 1 FROM group_member o WHERE o.groupId = ${base + groups} AND o.userId = user_account.id)`,
    ),
    'accounts, of a role': users({ filter: { roleId } }, `id IN (${holders})`),
    ...groupQuestions(organizationId),
    'effective rights by 200 groups': {
      query: `query ($id: Int!) { effectiveRights(userId: $id) { permission
        paths { group { id name } role { id name } permissionSet { id name } } } }`,
      variables: { id: base },
      bare: [
        `SELECT m.groupId, gs.setId, r.permission FROM group_member m
          JOIN group_permission_set gs ON gs.groupId = m.groupId
          JOIN permission_set_right r ON r.setId = gs.setId WHERE m.userId = ${base}`,
      ],
    },
  };
}

function groupQuestions(organizationId) {
  const isConnected = 'EXISTS (SELECT 1 FROM group_system s WHERE s.groupId = g.id)';
  const groups = (variables, where, behind = '1 = 1') => ({
    query: adminGroups,
    variables: { organizationId, sort: byName, ...variables },
    bare: [
      `SELECT g.*, (SELECT COUNT(*) FROM group_member m WHERE m.groupId = g.id) AS n, ${isConnected} AS connected
        FROM user_group g WHERE g.organizationId = ${organizationId} AND ${where} AND ${behind}
        ORDER BY g.nameKey, g.id LIMIT 51`,
      `SELECT COUNT(*) FROM (SELECT 1 AS one FROM user_group g
        WHERE g.organizationId = ${organizationId} AND ${where} LIMIT 1001) c`,
    ],
  });
  return {
    'groups, first page': groups({}, '1 = 1'),
    'groups, a page in the middle': groups(
      { after: groupsMiddle },
      '1 = 1',
      "g.nameKey >= 'группа 4 для измерений'",
    ),
    'groups, searched': groups({ search: 'группа 4999' }, "g.nameKey LIKE '%группа 4999%'"),
    'groups, connected': groups({ connected: true }, isConnected),
    'groups, waiting for a connection': groups({ connected: false }, `NOT ${isConnected}`),
  };
}

/** Measures each question `times` times, the API and the bare driver in turns. */
export async function administration(place, _world, { times, users, groups }) {
  const connection = await place.connect();
  const asked = questions(await fillAdministration(connection, users, groups), groups);
  const server = await startApi(place.url);
  try {
    const figures = [];
    for (const [what, question] of Object.entries(asked)) {
      const figure = await measure(server.url, connection, question, times);
      figures.push({ benchmark: 'administration', database: place.name, what, ...figure });
    }
    printTable(
      `${place.name}: administration of ${users} accounts and ${groups} groups (${times} of each)`,
      figures.map(({ what, p50, p95, bareP50, bareP95, ratio }) => ({
        list: what,
        'p50, ms': p50,
        'p95, ms': p95,
        'bare p50, ms': bareP50,
        'bare p95, ms': bareP95,
        '÷ bare': ratio,
      })),
    );
    return figures;
  } finally {
    await server.end();
    await connection.close();
  }
}

async function measure(url, connection, { query, variables, bare }, times) {
  const ask = () => send(url, cookie, query, variables);
  const askBare = async () => {
    for (const statement of bare) await connection.run(statement);
  };
  const [ours, theirs] = [[], []];
  for (let n = 0; n < times + 3; n++) {
    const took = [await timed(ask), await timed(askBare)];
    // The first answers are those of code that is not compiled and pages that are not read yet.
    if (n >= 3) (ours.push(took[0]), theirs.push(took[1]));
  }
  const [p50, bareP50] = [percentile(ours, 0.5), percentile(theirs, 0.5)];
  return {
    p50,
    p95: percentile(ours, 0.95),
    bareP50,
    bareP95: percentile(theirs, 0.95),
    ratio: p50 / bareP50,
  };
}

async function timed(work) {
  const from = sharedNow();
  await work();
  return sharedNow() - from;
}
