import 'reflect-metadata';
import { compose, type App } from './app';
import { readConfig } from './config';
import { demoAccounts } from './demo/demo-accounts';

async function main(): Promise<void> {
  const app = await compose(readConfig());
  const address = await app.listen();
  greet(app, address);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
