import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { AuthChecker } from './access/auth-checker';
import type { Config } from './config';
import { fillDemoData, type DemoAccount } from './demo/demo-data';
import { tellUnkeptAudit } from './features/administration/audit-keeping';
import { createFeatures, repeat, type Features, type Platform } from './features';
import { install, type FirstAdministrator } from './features/installation';
import { Organization } from './features/organizations/organization.entity';
import { Outbox } from './platform/events/outbox';
import { createPlatform, type Overrides } from './ports';
import { serve } from './serve';
import { buildPortalSchema } from './platform/graphql/build-schema';

export type { Overrides } from './ports';

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
  const { database, clock, bus, jobs, logger } = platform;
  const outbox = new Outbox(database.uow, database.read, bus, clock, logger);
  bus.connectOutbox(outbox);
  const filled = await database.exclusively(() => fillEmpty(platform));
  await tellUnkeptAudit(database, logger);
  const features = createFeatures(platform);
  repeat(jobs, '5 seconds', 'deliver what is due', () => outbox.sweep());
  const schema = buildPortalSchema(features.resolvers, new AuthChecker());
  const { server, stop } = await serve(platform, features, schema);

  let unwatch: () => void = () => undefined;

  const listen = async () => {
    unwatch = features.sockets.watch(logger);
    await jobs.start();
    return server.listen({ host: config.HOST, port: config.PORT });
  };
  const close = async () => {
    unwatch();
    await Promise.all([jobs.stop(), stop()]);
    await outbox.stop();
    await features.hub.close();
    platform.pubSub.close();
    await database.close();
  };
  return { server, schema, platform, features, outbox, filled, listen, close };
}

async function fillEmpty({ config, database, clock, files, passwords }: Platform): Promise<App['filled']> {
  const { uow, read } = database;
  if ((await read.list(Organization)).length) return null;
  if (!config.DEMO_DATA) return { administrator: await install(uow, clock, passwords) };
  return {
    demo: await fillDemoData({ uow, read, clock, files, hashPassword: (plain) => passwords.hash(plain) }),
  };
}
