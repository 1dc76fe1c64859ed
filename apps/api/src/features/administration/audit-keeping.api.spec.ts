import { createConnection } from 'mysql2/promise';
import { raw } from '../../platform/database/sql';
import { createLogger } from '../../platform/logger';
import { TestApp } from '../../testing/test-app';
import { testPlace } from '../../testing/test-database';

const onMariaDb = process.env['TEST_DATABASE'] === 'mysql' ? it : it.skip;

describe('a server that starts', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await TestApp.open();
  });
  afterEach(() => app.close());

  /** What a node warns of when it starts on this database. */
  async function warnings(env: Record<string, string> = {}): Promise<unknown[][]> {
    const logger = createLogger('silent');
    const warn = jest.spyOn(logger, 'warn');
    const node = await app.secondNode(env, { logger });
    await node.close();
    return warn.mock.calls.filter(([, text]) => /audit log/.test(String(text)));
  }
  const drop = (trigger: string) =>
    app.app.platform.database.uow.run((tx) => tx.rows(raw(`DROP TRIGGER ${trigger}`)));

  it('says nothing of an audit log that the database keeps', async () => {
    expect(await warnings()).toEqual([]);
  });

  it('says once which triggers the audit log lacks, and works', async () => {
    await drop('audit_entry_no_delete');
    expect(await warnings()).toEqual([[{ missing: ['audit_entry_no_delete'] }, expect.anything()]]);
    await drop('audit_entry_no_update');
    expect(await warnings()).toEqual([
      [{ missing: ['audit_entry_no_update', 'audit_entry_no_delete'] }, expect.anything()],
    ]);
  });

  onMariaDb('says so when it may make none itself', async () => {
    const place = await testPlace();
    const url = new URL(place.url);
    const root = await createConnection(new URL('/', url).href);
    await root.query("CREATE OR REPLACE USER plain@'127.0.0.1' IDENTIFIED BY 'plain'");
    await root.query(`GRANT ALL ON ${url.pathname.slice(1)}.* TO plain@'127.0.0.1'`);
    await root.query(`REVOKE TRIGGER ON ${url.pathname.slice(1)}.* FROM plain@'127.0.0.1'`);
    url.username = url.password = 'plain';
    const missing = ['audit_entry_no_update', 'audit_entry_no_delete'];
    expect(await warnings({ DATABASE_URL: url.href })).toEqual([[{ missing }, expect.anything()]]);
    await root.query("DROP USER plain@'127.0.0.1'");
    await root.end();
    await place.remove();
  });
});
