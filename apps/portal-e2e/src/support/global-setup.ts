import { startServer } from './server';

/** One server for all journeys, or the one PORTAL_URL names; the returned function is Playwright's teardown. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env['PORTAL_URL']) return async () => undefined;
  const server = await startServer();
  process.env['PORTAL_URL'] = server.url;
  return () => server.stop();
}
