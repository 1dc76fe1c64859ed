import 'reflect-metadata';
import { compose, type App } from './app';
import { readConfig } from './config';
import { demoAccounts } from './demo/demo-accounts';
import type { Logger } from './platform/logger';

/** A stop that hangs, as on a database that does not answer, is cut off after this: whoever watches gives five seconds or more. */
const patience = 4_800;

async function main(): Promise<void> {
  const started = heedSignals();
  const app = await compose(readConfig());
  dieAloud(app.platform.logger);
  started(app);
  greet(app, await app.listen());
}

/**
 * Listens from the first moment, because whoever is process 1 of a container hears no signal that nobody listens to;
 * and as long as the process lives: a second signal, unheard, would end it in the middle of the first stop.
 */
function heedSignals(): (app: App) => void {
  let running: App | undefined;
  let stopping = false;
  const heed = () => {
    if (!running) process.exit(0);
    if (!stopping) stop(running);
    stopping = true;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, heed);
  return (app) => (running = app);
}

function stop(app: App): void {
  setTimeout(() => {
    app.platform.logger.error('not everything could be finished in time');
    process.exit(1);
  }, patience).unref();
  app.close().then(
    () => process.exit(0),
    (error: unknown) => {
      app.platform.logger.error({ err: error }, 'stopped with an error');
      process.exit(1);
    },
  );
}

/** Nobody knows what state an error that nobody caught has left: it is written down, and whoever watches starts anew. */
function dieAloud(logger: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, event);
      process.exit(1);
    });
  }
}

function greet({ filled, platform }: App, address: string): void {
  const lines = ['', `SupPortal: ${address}`];
  if (filled && 'administrator' in filled) {
    const { login, password } = filled.administrator;
    lines.push(
      `First administrator: ${login} / ${password} (shown once, must be changed at the first sign-in)`,
    );
  }
  if (platform.config.DEMO_DATA) {
    lines.push(
      'Demo accounts:',
      ...demoAccounts.map((one) => `  ${one.login} / ${one.password} – ${one.fullName}: ${one.purpose}`),
    );
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

// A connection refused at every address of a name has a code, but no message.
const reasonOf = (error: unknown): string =>
  error instanceof Error
    ? error.message || String((error as NodeJS.ErrnoException).code ?? error.name)
    : String(error);

main().catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});
