import { LessThan, LessThanOrEqual } from 'typeorm';
import { Organization } from '../../features/organizations/organization.entity';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database';
import { fromSqlTime, sql } from './sql';

const instants = [
  '1999-12-31T23:59:59.999Z',
  '2026-03-02T06:00:00.000Z',
  '2026-03-02T06:00:00.001Z',
  '2026-03-02T06:00:00.100Z',
  // The hour that clocks in the west of Europe skip, the one they repeat, and the same in New York.
  '2026-03-29T01:30:00.123Z',
  '2026-10-25T00:30:00.456Z',
  '2026-10-25T01:30:00.456Z',
  '2026-03-08T07:30:00.789Z',
  '2028-02-29T23:00:00.010Z',
  '2038-01-19T03:14:08.007Z',
].map((text) => new Date(text));

describe('an instant in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    for (const createdAt of instants) {
      const row = {
        name: createdAt.toISOString(),
        kind: 'CUSTOMER',
        active: true,
        calendarId: null,
        createdAt,
      };
      await database.uow.run((tx) => tx.insert(Organization, row as Organization));
    }
  });
  afterAll(() => database.close());

  it('comes back to the millisecond, by entity and by statement', async () => {
    const rows = await database.read.list(Organization);
    expect(rows.map((row) => row.createdAt)).toEqual(instants);
    const raw = await database.read.rows<{ createdAt: Date | string }>(
      sql`SELECT createdAt FROM organization ORDER BY id`,
    );
    expect(raw.map((row) => fromSqlTime(row.createdAt))).toEqual(instants);
  });

  it('is stored in UTC', async () => {
    const text = database.kind === 'sqlite' ? 'createdAt' : "DATE_FORMAT(createdAt, '%Y-%m-%d %H:%i:%s.%f')";
    const rows = await database.read.rows<{ stored: string }>({
      text: `SELECT ${text} AS stored FROM organization ORDER BY id`,
      params: [],
    });
    expect(rows.map((row) => row.stored.slice(0, 23))).toEqual(
      instants.map((at) => at.toISOString().replace('T', ' ').slice(0, 23)),
    );
  });

  it('is found by itself and ordered with others, by entity and by statement', async () => {
    for (const at of instants) {
      const before = instants.filter((other) => other < at).length;
      const found = async (where: object) => (await database.read.list(Organization, where)).length;
      expect(await found({ createdAt: at })).toBe(1);
      expect(await found({ createdAt: LessThan(at) })).toBe(before);
      expect(await found({ createdAt: LessThanOrEqual(at) })).toBe(before + 1);
      const [row] = await database.read.rows<{ n: number }>(
        sql`SELECT COUNT(*) AS n FROM organization WHERE createdAt < ${at}`,
      );
      expect(Number(row!.n)).toBe(before);
    }
  });
});
