import type { App } from '../../app';
import { halfDone, missingOrDoubled } from './half-done';
import type { Journal } from './journal';
import { leftByOrphanJob, lostFiles } from './lost-files';

/** Everything that is not as the clients were told, in words; `uploads` are those since the last look. */
export async function problems(app: App, journal: Journal, uploads: Journal['uploads']): Promise<string[]> {
  const { read } = app.platform.database;
  return [
    ...journal.faults,
    ...(await halfDone(read)),
    ...(await missingOrDoubled(read, journal.acts)),
    ...(await lostFiles(app, uploads)),
    ...(await leftByOrphanJob(app)),
  ];
}
