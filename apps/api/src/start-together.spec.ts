import 'reflect-metadata';
import { compose } from './app';
import { readConfig } from './config';
import { Organization } from './features/organizations/organization.entity';
import { ManualJobRunner } from './platform/jobs/manual-job-runner';
import { createLogger } from './platform/logger';
import { testPlace } from './testing/test-database';

// Several nodes share a database server; SQLite is the database of one process.
const onServer = process.env['TEST_DATABASE'] === 'mysql' ? describe : describe.skip;

onServer('nodes that start together on an empty database', () => {
  it('migrate and fill it once', async () => {
    const place = await testPlace();
    const config = readConfig({
      DATABASE_URL: place.url,
      PORT: '0',
      DEMO_DATA: 'false',
      LOG_LEVEL: 'silent',
    });
    const start = () => compose(config, { jobs: new ManualJobRunner(createLogger('silent')) });
    const nodes = await Promise.all([start(), start(), start()]);
    expect(nodes.filter((node) => node.filled)).toHaveLength(1);
    expect(await nodes[0]!.platform.database.read.list(Organization)).toHaveLength(1);
    await Promise.all(nodes.map((node) => node.close()));
    await place.remove();
  });
});
