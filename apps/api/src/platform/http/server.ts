import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import serveStatic from '@fastify/static';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
} from 'fastify';
import { notFound } from '../graphql/failure';
import { badRequest } from '../graphql/http-request';
import type { Logger } from '../logger';
import { isModestJson } from './modest-json';
import { answerErrors, sendFailure } from './http-errors';
import { securityHeaders } from './security-headers';

interface Options {
  readonly logger: Logger;
  readonly trustProxy: number;
  readonly portalDir: string;
  /** Throws while the server cannot do its work. */
  readonly ready: () => Promise<void>;
  readonly patience?: Patience;
}

/** How long a sender may take, in milliseconds; whoever is slower is cut off. */
export interface Patience {
  /** For the headers of a request. */
  readonly headers: number;
  /** For a whole request: 25 MB at 85 KB/s. */
  readonly request: number;
  /** Without a byte in either direction. */
  readonly silence: number;
  /** How often the first two are looked at. */
  readonly lookEvery: number;
}
const usual: Patience = { headers: 20_000, request: 300_000, silence: 60_000, lookEvery: 5_000 };

const bodyLimit = 256 * 1024;

/** The HTTP server without its routes: limits, security headers, health, and the portal's files. */
export async function createServer({
  logger,
  trustProxy,
  portalDir,
  ready,
  patience = usual,
}: Options): Promise<FastifyInstance> {
  const fastify: FastifyInstance = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    bodyLimit,
    trustProxy: trustProxy ? (_address, hop) => hop < trustProxy : false,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    requestTimeout: patience.request,
    connectionTimeout: patience.silence,
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: patience.lookEvery },
  });
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isModestJson(body)) parseJson(request, body, done);
    else done(badRequest());
  });
  await fastify.register(cookie);
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  fastify.get('/healthz', () => ({ status: 'ok' }));
  fastify.get('/readyz', async (_request, reply) => {
    // `void`: who awaits a reply of Fastify waits until it has been sent.
    await soon(ready()).catch(() => void reply.code(503));
    return { status: reply.statusCode === 200 ? 'ready' : 'unavailable' };
  });
  await servePortal(fastify, resolve(portalDir), logger);
  answerErrors(fastify, logger, bodyLimit);
  return fastify;
}

/** Rejects when the work takes longer than whoever asks for health would wait. */
async function soon(work: Promise<void>): Promise<void> {
  const clock = new AbortController();
  const late = pause(2_000, undefined, { signal: clock.signal }).then(() => {
    throw new Error('not in time');
  });
  await Promise.race([work, late]).finally(() => clock.abort());
}

async function servePortal(fastify: FastifyInstance, root: string, logger: Logger): Promise<void> {
  const built = existsSync(`${root}/index.html`);
  if (built) {
    await fastify.register(serveStatic, { root, wildcard: false, index: false, setHeaders: cacheHeaders });
    fastify.get('/', (_request, reply) => sendIndex(reply));
  }
  fastify.setNotFoundHandler((request, reply) => {
    const page =
      built && request.method === 'GET' && !/\.\w+$|^\/(files|graphql)\b/.test(request.url.split('?')[0]!);
    if (page) return sendIndex(reply);
    return sendFailure(notFound(), request, reply.code(404), logger);
  });
}

const sendIndex = (reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile('index.html');

function cacheHeaders(reply: { setHeader(name: string, value: string): unknown }, path: string): void {
  const hashed = /-[A-Z0-9]{8}\.\w+$/.test(path);
  reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
