import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database';

/** What would have to be done to the database to make it what the entities say. */
async function drift(source: DataSource): Promise<string[]> {
  const reader = await dialectOf(source);
  const { upQueries } = await reader.driver.createSchemaBuilder().log();
  if (reader !== source) await reader.destroy();
  return upQueries.map((query) => query.query);
}

// MariaDB describes absent defaults in words of its own, which TypeORM reads only when it is told of MariaDB.
async function dialectOf(source: DataSource): Promise<DataSource> {
  if (source.options.type !== 'mysql') return source;
  const [{ version }] = (await source.query('SELECT VERSION() AS version')) as [{ version: string }];
  if (!version.includes('MariaDB')) return source;
  return new DataSource({ ...source.options, type: 'mariadb' } as DataSourceOptions).initialize();
}

const tablesOf = async (source: DataSource): Promise<string[]> => {
  const rows: { name: string }[] = await source.query(
    source.options.type === 'mysql'
      ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return rows.map((row) => row.name).sort();
};

describe('the migrated database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const transaction = () => (database.kind === 'sqlite' ? 'each' : 'none');

  it('is what the entities say', async () => {
    expect(await drift(database.source)).toEqual([]);
    const own = database.source.entityMetadatas.map((entity) => entity.tableName);
    expect(await tablesOf(database.source)).toEqual([...own, 'migrations'].sort());
  });

  it('would be caught at a column or an index that no entity has', async () => {
    const { source } = database;
    const back = { surplus: 'ALTER TABLE ticket DROP COLUMN surplus', index: 'DROP INDEX ix_surplus' };
    await source.query('ALTER TABLE ticket ADD COLUMN surplus int');
    expect(await drift(source)).not.toEqual([]);
    await source.query(back.surplus);
    await source.query('CREATE INDEX ix_surplus ON ticket (reopenCount)');
    expect((await drift(source)).join()).toContain('ix_surplus');
    await source.query(database.kind === 'sqlite' ? back.index : `${back.index} ON ticket`);
    expect(await drift(source)).toEqual([]);
  });

  it('goes down to nothing and up again', async () => {
    const { source } = database;
    for (let left = migrations.length; left > 0; left--)
      await source.undoLastMigration({ transaction: transaction() });
    expect(await tablesOf(source)).toEqual(['migrations']);
    expect(await source.runMigrations({ transaction: transaction() })).toHaveLength(migrations.length);
    expect(await drift(source)).toEqual([]);
  });

  it('has migrations in the order of their time, each with a name of its own', () => {
    const names = migrations.map((one) => new one().name!);
    const times = names.map((name) => Number(/\d{13}$/.exec(name)?.[0]));
    expect(times.every(Number.isInteger)).toBe(true);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(names).size).toBe(names.length);
  });

  it('compares text letter by letter: case and accents count', async () => {
    const { uow, read } = database;
    const word = (text: string) => `SELECT ${text} AS same`;
    for (const [one, other] of [
      ['а', 'А'],
      ['е', 'ё'],
      ['e', 'é'],
    ]) {
      const [row] = await read.rows<{ same: number }>({ text: word('? = ?'), params: [one, other] });
      expect(Number(row!.same)).toBe(0);
    }
    await uow.run(async (tx) => {
      const [row] = await tx.rows<{ same: number }>({ text: word('? = ?'), params: ['ё', 'ё'] });
      expect(Number(row!.same)).toBe(1);
    });
  });
});
