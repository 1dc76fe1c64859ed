import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type App, type Overrides } from '../app';
import { readConfig } from '../config';
import { timersJob } from '../features/tickets/feature';
import type { User } from '../features/accounts/user.entity';
import { ManualJobRunner } from '../platform/jobs/manual-job-runner';
import { createLogger } from '../platform/logger';
import type { Mail, Mailer } from '../platform/mail/mailer';
import { ApiClient } from './api-client';
import { Factories } from './factories';
import { FakeClock } from './fake-clock';
import { testPlace, type Place } from './test-database';

/** The whole server on a fresh database and a free port, with a clock and jobs that wait for orders. */
export class TestApp {
  readonly mails: Mail[] = [];
  readonly clock = new FakeClock();
  readonly jobs = new ManualJobRunner(createLogger('silent'));
  readonly clients: ApiClient[] = [];
  app!: App;
  make!: Factories;
  address!: string;
  private place!: Place;
  private folder!: string;

  /** Starts one; `env` overrides the configuration. */
  static async open(env: Record<string, string> = {}, overrides: Overrides = {}): Promise<TestApp> {
    const self = new TestApp();
    self.place = await testPlace();
    self.folder = await mkdtemp(join(tmpdir(), 'supportal-app-'));
    await self.start(env, overrides);
    return self;
  }

  /** A second node on the same database; close it before the first. */
  async secondNode(env: Record<string, string> = {}, overrides: Overrides = {}): Promise<TestApp> {
    const node = new TestApp();
    node.place = { url: this.place.url, remove: async () => undefined };
    node.folder = this.folder;
    await node.start(env, overrides);
    return node;
  }

  /** A client signed in as this user; signed out without one. */
  async as(user: User | null, language = 'ru'): Promise<ApiClient> {
    const client = new ApiClient(this.address, user && (await this.make.session(user)), language);
    this.clients.push(client);
    return client;
  }

  /** Acts on every timer that is due by the clock. */
  async runTimers(): Promise<void> {
    await this.jobs.run(timersJob);
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
    await this.app.close();
    await this.place.remove();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async start(env: Record<string, string>, overrides: Overrides): Promise<void> {
    const mailer: Mailer = { send: async (mail) => void this.mails.push(mail) };
    const settings = {
      DATABASE_URL: this.place.url,
      PORT: '0',
      DEMO_DATA: 'false',
      FILES_DIR: join(this.folder, 'files'),
    };
    const config = readConfig({ ...settings, PORTAL_DIR: '/nowhere', LOG_LEVEL: 'silent', ...env });
    const logger = createLogger(config.LOG_LEVEL);
    this.app = await compose(config, { clock: this.clock, jobs: this.jobs, mailer, logger, ...overrides });
    this.make = new Factories(this.app);
    this.address = await this.app.listen();
  }
}
