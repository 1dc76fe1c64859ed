import type { Config } from './config';
import { entities } from './features/entities';
import type { Platform } from './features';
import { migrations } from './migrations';
import { systemClock } from './platform/clock';
import { openDatabase } from './platform/database/database';
import { EventBus } from './platform/events/event-bus';
import { LocalFileStore } from './platform/files/local-file-store';
import { AgendaJobRunner } from './platform/jobs/agenda-job-runner';
import { createLivePubSub } from './platform/live/pub-sub';
import { createLogger } from './platform/logger';
import { LogMailer } from './platform/mail/log-mailer';
import { SmtpMailer } from './platform/mail/smtp-mailer';
import { argonPasswords } from './platform/security/passwords';

/** Ports that tests may replace; everything else is always real. */
export type Overrides = Partial<
  Pick<Platform, 'clock' | 'mailer' | 'files' | 'jobs' | 'logger' | 'passwords'>
>;

/** Chooses the adapter of each port by its URL; unset means the embedded one. */
export async function createPlatform(config: Config, overrides: Overrides): Promise<Platform> {
  const logger = overrides.logger ?? createLogger(config.LOG_LEVEL);
  const bus = new EventBus(logger);
  const mailer = config.SMTP_URL ? new SmtpMailer(config.SMTP_URL, config.MAIL_FROM) : new LogMailer(logger);
  return {
    config,
    logger,
    bus,
    clock: overrides.clock ?? systemClock,
    database: await openDatabase(config.DATABASE_URL, { entities, migrations }, bus),
    pubSub: createLivePubSub(config.REDIS_URL, logger),
    files: overrides.files ?? new LocalFileStore(config.FILES_DIR),
    mailer: overrides.mailer ?? mailer,
    passwords: overrides.passwords ?? argonPasswords,
    jobs: overrides.jobs ?? new AgendaJobRunner(logger, config.MONGODB_URL),
  };
}
