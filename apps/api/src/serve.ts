import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Features, Platform } from './features';
import { auditRoutes } from './features/administration/audit.routes';
import { attachmentRoutes } from './features/attachments/attachment.routes';
import { RequestContexts } from './features/request-contexts';
import { createApollo } from './platform/graphql/apollo';
import { createExecutor } from './platform/graphql/execution';
import { Documents } from './platform/graphql/documents';
import { graphqlHandler } from './platform/graphql/http-handler';
import { badRequest } from './platform/graphql/http-request';
import { resolverLookup } from './platform/graphql/build-schema';
import { openWebSocket } from './platform/graphql/web-socket';
import { createServer } from './platform/http/server';
import { addressOf, isOwnOrigin } from './platform/http/request-origin';

/** How long requests in flight may take after the order to stop, in milliseconds. */
const patience = 4_000;

/** Everything that is reached over HTTP and WebSocket: GraphQL, files, the portal. */
export async function serve(
  platform: Platform,
  features: Features,
  schema: GraphQLSchema,
): Promise<{ server: FastifyInstance; stop(): Promise<void> }> {
  const { config, database, logger } = platform;
  const contexts = new RequestContexts(
    database.read,
    features.sessions,
    resolverLookup(features.resolvers),
    config,
  );
  const server = await createServer({
    logger,
    trustProxy: config.TRUST_PROXY,
    portalDir: config.PORTAL_DIR,
    ready: async () => void (await database.read.rows({ text: 'SELECT 1', params: [] })),
  });
  const stopGraphql = await serveGraphql(server, schema, contexts, platform, features);
  await server.register(
    attachmentRoutes({
      store: features.attachments,
      logger,
      authenticate: (request) => contexts.viewerOf(request),
      mayDownload: ({ viewer }, file) => features.downloads.mayDownload(viewer, file),
    }),
  );
  await server.register(
    auditRoutes({
      audit: features.auditExport,
      logger,
      authenticate: async (request) => (await contexts.viewerOf(request))?.viewer ?? null,
    }),
  );
  return { server, stop: stopGraphql };
}

async function serveGraphql(
  server: FastifyInstance,
  schema: GraphQLSchema,
  contexts: RequestContexts,
  { config, logger }: Platform,
  { sockets, hub }: Features,
): Promise<() => Promise<void>> {
  const execute = createExecutor(schema);
  const apollo = createApollo(schema, execute, logger);
  await apollo.start();
  const handler = graphqlHandler({
    apollo,
    documents: Documents.of(schema),
    contextOf: (request, reply) => contexts.ofRequest(request, reply),
  });
  server.post('/graphql', handler);
  server.get('/graphql', (_request, reply) => {
    reply.header('allow', 'POST');
    throw badRequest();
  });
  const live = openWebSocket({
    server: server.server,
    schema,
    logger,
    execute,
    hub,
    contextOf: (request) => contexts.ofUpgrade(request),
    mayConnect: (origin, host) => isOwnOrigin(origin, host, config.PORTAL_URL),
    opened: (socket) => sockets.add(socket),
    addressOf: (request) => addressOf(request, config.TRUST_PROXY),
  });
  return () => drain(server, apollo, live);
}

/** Nothing new is taken in; requests in flight are finished, sockets are told to come back elsewhere. */
async function drain(
  server: FastifyInstance,
  apollo: ReturnType<typeof createApollo>,
  live: { close(): Promise<void> },
): Promise<void> {
  // A transfer that never ends must not keep the process: what is not finished by then is cut.
  const limit = setTimeout(() => server.server.closeAllConnections(), patience);
  await Promise.all([live.close(), server.close()]);
  clearTimeout(limit);
  await apollo.stop();
}
