import type { Server } from 'node:http';
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, type ServerOptions } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { isUnavailable } from '../database/database-errors';
import type { AudienceMember, LiveHub } from '../live/live-hub';
import type { Logger } from '../logger';
import type { RequestContext } from './context';
import { Documents, InvalidDocument } from './documents';
import type { Executor } from './execution';
import { Failure } from './failure';
import { answerWriter, isTooSlow } from './frames';
import { subscribeLive, type LiveOperation } from './live-subscription';
import { ModestSocket } from './modest-socket';
import { SocketLimits } from './socket-limits';
import { wireError } from './wire-errors';

/** Close code for a socket whose session has ended. */
export const sessionEnded = { code: CloseCode.Forbidden as number, reason: 'Session ended' };

// 4500 is final for clients, this one they repeat.
const tryAgainLater = 1013;

/** A signed-in socket. */
export interface OpenSocket {
  readonly socket: WebSocket;
  readonly sessionId: number;
  readonly userId: number;
}

interface Options<V extends AudienceMember, T> {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly execute: Executor;
  /** Delivers subscriptions. */
  readonly hub: LiveHub<V, T>;
  /** The context of a new subscription; null when nobody is signed in (any more). */
  readonly contextOf: (request: Upgrade) => Promise<RequestContext<V> | null>;
  /** True when a browser at this origin may connect. */
  readonly mayConnect: (origin: string | undefined, host: string | undefined) => boolean;
  readonly opened: (socket: OpenSocket) => void;
  /** Where a request comes from, behind proxies too; the peer itself when left out. */
  readonly addressOf?: (request: Upgrade) => string;
  /** How long a socket may stay silent before it introduces itself, in milliseconds. */
  readonly initTimeout?: number;
}
type Upgrade = Parameters<WebSocketServer['handleUpgrade']>[0];

const maxPayload = 256 * 1024;
/** Of one socket at a time. */
const maxSubscriptions = 100;
/** A client that does not answer the farewell is cut off after this many milliseconds. */
const farewell = 1_500;

/** GraphQL over WebSocket on `/graphql`; Origin and session are checked at the upgrade and again at each operation. */
export function openWebSocket<V extends AudienceMember, T>(
  options: Options<V, T>,
): { close(): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload,
    handleProtocols,
    WebSocket: ModestSocket,
  });
  const limits = new SocketLimits();
  let closing = false;
  options.server.on('upgrade', (request, socket, head) => {
    // From here on the socket is ours: without a listener a reset by the peer would end the process.
    socket.on('error', () => socket.destroy());
    const path = request.url?.split('?')[0];
    const address = options.addressOf?.(request) ?? request.socket.remoteAddress ?? '';
    const allowed = path === '/graphql' && options.mayConnect(request.headers.origin, request.headers.host);
    const refusal = refusalOf(closing, path, allowed, limits.mayOpen(address));
    if (refusal) return void socket.once('finish', () => socket.destroy()).end(`HTTP/1.1 ${refusal}\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      limits.open(opened, address);
      // What a client makes us answer without reading it must not pile up either.
      opened.on('message', () => void isTooSlow(opened));
      sockets.emit('connection', opened, request);
    });
  });
  const disposable = useServer({ ...handlers(options, limits), isProd: true }, sockets, 12_000);
  return {
    close: async () => {
      closing = true;
      const limit = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), farewell);
      await disposable.dispose();
      clearTimeout(limit);
    },
  };
}

type Hooks = ServerOptions<Record<string, unknown>, Extra>;

function handlers<V extends AudienceMember, T>(options: Options<V, T>, limits: SocketLimits): Hooks {
  const { schema, logger, contextOf, hub, execute } = options;
  const contexts = new WeakMap<object, RequestContext<V>>();
  const { wire, wireResult } = wiring<V>(logger);
  return {
    schema,
    connectionInitWaitTimeout: options.initTimeout ?? 5_000,
    onConnect: async ({ extra }) => {
      const context = await presented(options, extra);
      if (!context?.session) return (refuse(extra), false);
      const { id: sessionId, userId } = context.session;
      if (!limits.introduce(extra.socket, userId)) return false;
      contexts.set(extra, context);
      options.opened({ socket: extra.socket, sessionId, userId });
      return true;
    },
    onSubscribe: async ({ extra, subscriptions }, id, { query, operationName, variables }) => {
      try {
        if (Object.keys(subscriptions).length > maxSubscriptions)
          throw new Failure('RATE_LIMITED', 'rateLimited');
        const document = Documents.of(schema).admit(query, variables);
        const contextValue = await contextOf(extra.request);
        if (!contextValue) throw (refuse(extra), new Failure('UNAUTHENTICATED', 'unauthenticated'));
        contexts.set(extra, contextValue);
        const send = answerWriter(extra.socket, id);
        const asked = { schema, document, operationName, variableValues: variables, contextValue };
        return { ...asked, send, wire: wireResult } satisfies LiveOperation<V>;
      } catch (error) {
        if (error instanceof InvalidDocument) return error.errors;
        return [error instanceof GraphQLError ? error : wrapped(error)];
      }
    },
    execute: (operation) => execute(operation),
    subscribe: (operation) => subscribeLive(hub, execute, operation as LiveOperation<V>),
    onError: ({ extra }, _id, _payload, errors) => wire(contexts.get(extra), errors as GraphQLError[]),
    onNext: ({ extra }, _id, _payload, _args, result) => wireResult(contexts.get(extra), result),
  };
}

const refuse = ({ socket }: Extra) => socket.close(sessionEnded.code, sessionEnded.reason);

/** Errors and results as callers see them. */
function wiring<V extends AudienceMember>(logger: Logger) {
  const wire = (context: RequestContext<V> | undefined, errors: readonly GraphQLError[]) =>
    errors.map((error) => wireError(error, context?.locale ?? 'ru', logger));
  const wireResult = (context: RequestContext<V> | undefined, result: ExecutionResult) =>
    result.errors ? { ...result, errors: wire(context, result.errors) } : result;
  return { wire, wireResult };
}

function presented<V extends AudienceMember, T>({ contextOf, logger }: Options<V, T>, extra: Extra) {
  return contextOf(extra.request).catch((error: unknown) => {
    logger.error({ err: error }, 'a socket could not be opened');
    if (isUnavailable(error)) extra.socket.close(tryAgainLater, 'Try again later');
    else extra.socket.close(CloseCode.InternalServerError, 'Internal server error');
  });
}

/** Why an upgrade is refused; null when it is not. */
function refusalOf(
  closing: boolean,
  path: string | undefined,
  allowed: boolean,
  hasRoom: boolean,
): string | null {
  if (path !== '/graphql') return '404 Not Found';
  if (closing) return '503 Service Unavailable';
  if (!allowed) return '403 Forbidden';
  return hasRoom ? null : '429 Too Many Requests';
}

const wrapped = (error: unknown) =>
  new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
