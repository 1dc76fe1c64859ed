import { startServer } from './server';

/** One server for all journeys, or the one E2E_URL names; the returned function is Playwright's teardown. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env['E2E_URL']) return async () => undefined;
  const server = await startServer();
  process.env['E2E_URL'] = server.url;
  return () => server.stop();
}
