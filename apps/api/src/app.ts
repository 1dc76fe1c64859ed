import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { AuthChecker } from './access/auth-checker';
import type { Config } from './config';
import { fillDemoData, type DemoAccount } from './demo/demo-data';
import { createFeatures, repeat, type Features, type Platform } from './features';
import { entities } from './features/entities';
import { install, type FirstAdministrator } from './features/installation';
import { attachmentRoutes } from './features/attachments/attachment.routes';
import { mayDownload } from './features/attachments/attachment.access';
import { Organization } from './features/organizations/organization.entity';
import { RequestContexts } from './features/request-contexts';
import { migrations } from './migrations';
import { systemClock } from './platform/clock';
import { openDatabase } from './platform/database/database';
import { EventBus } from './platform/events/event-bus';
import { Outbox } from './platform/events/outbox';
import { LocalFileStore } from './platform/files/local-file-store';
import { buildPortalSchema, resolverLookup } from './platform/graphql/build-schema';
import { createApollo } from './platform/graphql/apollo';
import { openWebSocket } from './platform/graphql/web-socket';
import { createServer } from './platform/http/server';
import { isOwnOrigin } from './platform/http/request-origin';
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

/** The composed application. */
export interface App {
  readonly server: FastifyInstance;
  readonly schema: GraphQLSchema;
  readonly platform: Platform;
  readonly features: Features;
  readonly outbox: Outbox;
  /** What an empty database was filled with; null when it was not empty. */
  readonly filled: { demo: DemoAccount[] } | { administrator: FirstAdministrator } | null;
  /** Starts to listen and to run jobs; returns the address. */
  listen(): Promise<string>;
  /** Finishes what runs, tells sockets, closes everything. */
  close(): Promise<void>;
}

/** Builds the application from its configuration: platform, features, schema, server. */
export async function compose(config: Config, overrides: Overrides = {}): Promise<App> {
  const platform = await createPlatform(config, overrides);
  const { database, clock, bus, jobs, logger, pubSub, passwords, files } = platform;
  const outbox = new Outbox(database.uow, database.read, bus, clock, logger);
  bus.connectOutbox(outbox);
  const filled = (await database.read.list(Organization)).length ? null : await fill();
  const features = createFeatures(platform);
  repeat(jobs, '5 seconds', 'deliver what is due', () => outbox.sweep());

  const schema = buildPortalSchema(features.resolvers, new AuthChecker());
  const contexts = new RequestContexts(
    database.read,
    features.sessions,
    resolverLookup(features.resolvers),
    config,
  );
  const ready = async () => void (await database.read.rows({ text: 'SELECT 1', params: [] }));
  const server = await createServer({
    logger,
    trustProxy: config.TRUST_PROXY,
    portalDir: config.PORTAL_DIR,
    ready,
  });
  const apollo = createApollo(schema, server, logger);
  await apollo.start();
  server.post(
    '/graphql',
    fastifyApolloHandler(apollo, {
      context: (request: FastifyRequest, reply: FastifyReply) => contexts.ofRequest(request, reply),
    }),
  );
  await server.register(
    attachmentRoutes({
      store: features.attachments,
      logger,
      authenticate: (request) => contexts.viewerOf(request),
      mayDownload: (viewer, file) => mayDownload(database.read, viewer, file),
    }),
  );
  const sockets = openWebSocket({
    server: server.server,
    schema,
    logger,
    contextOf: (request) => contexts.ofUpgrade(request),
    mayConnect: (origin, host) => isOwnOrigin(origin, host, config.PORTAL_URL),
    opened: (socket) => features.sockets.add(socket),
  });

  return { server, schema, platform, features, outbox, filled, listen, close };

  async function listen(): Promise<string> {
    await jobs.start();
    return server.listen({ host: config.HOST, port: config.PORT });
  }

  async function close(): Promise<void> {
    await jobs.stop();
    await sockets.close();
    await server.close();
    await apollo.stop();
    await outbox.drain();
    await pubSub.close();
    await database.close();
  }

  async function fill(): Promise<App['filled']> {
    const { uow, read } = database;
    if (!config.DEMO_DATA) return { administrator: await install(uow, clock, passwords) };
    return {
      demo: await fillDemoData({ uow, read, clock, files, hashPassword: (plain) => passwords.hash(plain) }),
    };
  }
}

async function createPlatform(config: Config, overrides: Overrides): Promise<Platform> {
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
