import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

/** The system's browser when there is one; otherwise Playwright's own (`npx playwright install chromium`). */
const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

/** A headless browser that talks to the portal and to nobody else. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: './src',
  testMatch: /.*\.(spec|e2e)\.ts$/,
  outputDir: join(__dirname, '../../test-results/journeys'),
  globalSetup: './src/support/global-setup.ts',
  timeout: 60_000,
  // What must be quick says so itself (`live`); a busy machine may be slow to open the first page.
  expect: { timeout: 15_000 },
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // Two browsers at once keep two cores so busy that nothing can be seen live in time.
  workers: process.env['CI'] ? 1 : 2,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['line'], ['json']] : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env['E2E_URL'],
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args },
  },
  projects: [
    { name: 'light', use: { colorScheme: 'light' } },
    { name: 'dark', use: { colorScheme: 'dark' }, grep: /@dark/ },
  ],
});
