import { migration, type MigrationKit } from '../platform/database/migration-kit';

const before = [['nameKey'], ['organizationId', 'nameKey']];
// What a search of accounts reads lies beside the order it answers in, so that it never looks into the wide rows.
const covering = ['nameKey', 'id', 'active', 'mustChangePassword', 'foundBy'];
const after = [covering, ['organizationId', ...covering]];

/** Accounts are searched in an index: `foundBy` is short enough to lie in one. */
export const accountSearch = migration('AccountSearch1764300200000', {
  up: (kit) => replace(kit, { from: 'searchText', to: 'foundBy', length: 500, before, after }),
  down: (kit) =>
    replace(kit, { from: 'foundBy', to: 'searchText', length: 700, before: after, after: before }),
});

interface Replacement {
  readonly from: string;
  readonly to: string;
  readonly length: number;
  readonly before: readonly string[][];
  readonly after: readonly string[][];
}

async function replace(kit: MigrationKit, { from, to, length, before: old, after: wanted }: Replacement) {
  await kit.extend('user_account', (t) => t.text(to, length).default(''));
  if (await kit.has('user_account', from))
    await kit.run(`UPDATE user_account SET ${to} = SUBSTR(${from}, 1, ${length})`);
  await kit.shrink('user_account', [from], old);
  await kit.extend('user_account', (t) => wanted.forEach((columns) => t.index(...columns)));
}
