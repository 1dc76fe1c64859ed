import { createPool, type Pool } from 'mysql2';
import { isUnavailable } from './database-errors';
import { beImpatient, customs, patience } from './mysql-patience';

const url = process.env['TEST_DATABASE'] === 'mysql' ? process.env['TEST_MYSQL_URL'] : undefined;

(url ? describe : describe.skip)('connections to MySQL and MariaDB', () => {
  let pool: Pool;
  beforeEach(() => {
    pool = createPool({ uri: url!, connectionLimit: 1 });
  });
  afterEach(() => pool.promise().end());

  const ask = () => pool.promise().query('SELECT 1 AS one');

  it('are told how to behave when they were there before', async () => {
    await ask();
    beImpatient(pool);
    await ask();
    const [rows] = await pool.promise().query("SHOW SESSION VARIABLES LIKE 'innodb_lock_wait_timeout'");
    expect(rows).toEqual([expect.objectContaining({ Value: '5' })]);
  });

  it('are of no use when they do not keep to it', async () => {
    beImpatient(pool, patience, [...customs, 'SET SESSION no_such_custom = 1']);
    for (let attempt = 0; attempt < 2; attempt++) {
      const error: unknown = await ask().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect(isUnavailable(error)).toBe(true);
    }
  });
});
