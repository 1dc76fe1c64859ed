import { searchKey } from '@supportal/domain';
import { migration, type MigrationKit } from '../platform/database/migration-kit';

/** Administration: versions for optimistic edits, keys by which accounts are found and ordered, the audit log. */
export const administration = migration('Administration1764300000000', {
  up: async (kit) => {
    await kit.extend('organization', (t) => {
      t.int('version').default(1);
      t.text('nameKey', 255).default('');
      t.index('nameKey');
    });
    await kit.extend('user_account', (t) => {
      t.int('version').default(1);
      t.text('nameKey', 255).default('');
      t.text('searchText', 700).default('');
      t.index('nameKey');
      t.index('organizationId', 'nameKey');
      t.index('organizationId', 'loginKey');
    });
    for (const table of ['user_group', 'access_role', 'permission_set'])
      await kit.extend(table, (t) => {
        t.text('nameKey', 255).default('');
        t.index('nameKey');
        t.index('organizationId', 'nameKey');
      });
    await kit.create('administration_turn', (t) => {
      t.int('slot');
      t.unique('slot');
    });
    await fillTurns(kit);
    await kit.create('audit_entry', (t) => {
      t.time('at');
      t.int('actorId').nullable();
      t.text('address', 64);
      t.text('source', 10);
      t.text('action', 60);
      t.text('kind', 20);
      t.int('objectId');
      t.text('objectName', 255);
      t.int('organizationId').nullable();
      t.json('changes');
      t.text('searchText', 600);
      t.index('organizationId');
      t.index('actorId');
      t.index('kind', 'objectId');
      t.index('at');
    });
    await kit.makeAppendOnly('audit_entry');
    await fillKeys(kit);
  },
  down: async (kit) => {
    await kit.drop('audit_entry');
    await kit.drop('administration_turn');
    for (const table of ['user_group', 'access_role', 'permission_set'])
      await kit.shrink(table, ['nameKey'], [['nameKey'], ['organizationId', 'nameKey']]);
    await kit.shrink(
      'user_account',
      ['version', 'nameKey', 'searchText'],
      [['nameKey'], ['organizationId', 'nameKey'], ['organizationId', 'loginKey']],
    );
    await kit.shrink('organization', ['version', 'nameKey'], [['nameKey']]);
  },
});

async function fillTurns(kit: MigrationKit): Promise<void> {
  const [row] = await kit.run<{ n: number }>('SELECT COUNT(*) AS n FROM administration_turn');
  for (let slot = Number(row!.n); slot < 64; slot++)
    await kit.run('INSERT INTO administration_turn (slot) VALUES (?)', [slot]);
}

async function fillKeys(kit: MigrationKit): Promise<void> {
  for (const table of ['organization', 'user_group', 'access_role', 'permission_set']) {
    const rows = await kit.run<{ id: number; name: string }>(
      `SELECT id, name FROM ${table} WHERE nameKey = ''`,
    );
    for (const { id, name } of rows)
      await kit.run(`UPDATE ${table} SET nameKey = ? WHERE id = ?`, [searchKey(name), id]);
  }
  const people = await kit.run<{ id: number; fullName: string; login: string; email: string }>(
    "SELECT id, fullName, login, email FROM user_account WHERE nameKey = ''",
  );
  for (const { id, fullName, login, email } of people)
    await kit.run('UPDATE user_account SET nameKey = ?, searchText = ? WHERE id = ?', [
      searchKey(fullName),
      searchKey(`${fullName} ${login} ${email}`),
      id,
    ]);
}
