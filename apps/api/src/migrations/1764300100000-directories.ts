import { migration, type MigrationKit } from '../platform/database/migration-kit';

/** Directories are edited: versions of systems, environments and checklists; deadlines that a calendar moved. */
export const directories = migration('Directories1764300100000', {
  up: async (kit) => {
    for (const table of ['supported_system', 'environment'])
      await kit.extend(table, (t) => {
        t.int('version').default(1);
      });
    await kit.create('checklist', (t) => {
      t.text('ticketType', 30);
      t.int('version');
      t.unique('ticketType');
    });
    await fillChecklists(kit);
    await kit.extend('ticket_event', (t) => {
      t.time('oldDeadlineAt').nullable();
      t.time('newDeadlineAt').nullable();
    });
  },
  down: async (kit) => {
    await kit.shrink('ticket_event', ['oldDeadlineAt', 'newDeadlineAt'], []);
    await kit.drop('checklist');
    for (const table of ['supported_system', 'environment']) await kit.shrink(table, ['version'], []);
  },
});

async function fillChecklists(kit: MigrationKit): Promise<void> {
  const known = await kit.run<{ ticketType: string }>('SELECT ticketType FROM checklist');
  for (const type of ['OUTAGE', 'DEFECT', 'CONSULTATION', 'FEATURE_REQUEST'])
    if (!known.some(({ ticketType }) => ticketType === type))
      await kit.run('INSERT INTO checklist (ticketType, version) VALUES (?, 1)', [type]);
}
