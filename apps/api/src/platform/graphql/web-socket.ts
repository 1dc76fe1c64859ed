import type { Server } from 'node:http';
import { GraphQLError, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, type ServerOptions } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { AudienceMember, LiveHub } from '../live/live-hub';
import type { Logger } from '../logger';
import { maxTokens } from './apollo';
import type { RequestContext } from './context';
import { Failure } from './failure';
import { answerWriter, isTooSlow } from './frames';
import { subscribeLive, type LiveOperation } from './live-subscription';
import { wireError } from './wire-errors';

/** Close code for a socket whose session has ended. */
export const sessionEnded = { code: CloseCode.Forbidden as number, reason: 'Session ended' };

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
  /** Delivers subscriptions. */
  readonly hub: LiveHub<V, T>;
  /** The context of a new subscription; null when nobody is signed in (any more). */
  readonly contextOf: (request: Upgrade) => Promise<RequestContext<V> | null>;
  /** True when a browser at this origin may connect. */
  readonly mayConnect: (origin: string | undefined, host: string | undefined) => boolean;
  readonly opened: (socket: OpenSocket) => void;
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
  const sockets = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
  let closing = false;
  options.server.on('upgrade', (request, socket, head) => {
    // From here on the socket is ours: without a listener a reset by the peer would end the process.
    socket.on('error', () => socket.destroy());
    const path = request.url?.split('?')[0];
    const allowed = path === '/graphql' && options.mayConnect(request.headers.origin, request.headers.host);
    if (!allowed || closing) {
      const status = closing
        ? '503 Service Unavailable'
        : path === '/graphql'
          ? '403 Forbidden'
          : '404 Not Found';
      return void socket.once('finish', () => socket.destroy()).end(`HTTP/1.1 ${status}\r\n\r\n`);
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      // What a client makes us answer without reading it must not pile up either.
      opened.on('message', () => void isTooSlow(opened));
      sockets.emit('connection', opened, request);
    });
  });
  const disposable = useServer({ ...handlers(options), isProd: true }, sockets, 12_000);
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

function handlers<V extends AudienceMember, T>(options: Options<V, T>): Hooks {
  const { schema, logger, contextOf, hub } = options;
  const contexts = new WeakMap<object, RequestContext<V>>();
  const wire = (context: RequestContext<V> | undefined, errors: readonly GraphQLError[]) =>
    errors.map((error) => wireError(error, context?.locale ?? 'ru', logger));
  const wireResult = (context: RequestContext<V> | undefined, result: ExecutionResult) =>
    result.errors ? { ...result, errors: wire(context, result.errors) } : result;
  return {
    schema,
    connectionInitWaitTimeout: options.initTimeout ?? 5_000,
    onConnect: ({ extra }) => admit(options, contexts, extra),
    onSubscribe: async ({ extra, subscriptions }, id, { query, operationName, variables }) => {
      try {
        if (Object.keys(subscriptions).length > maxSubscriptions)
          throw new Failure('RATE_LIMITED', 'rateLimited');
        const document = parse(query, { maxTokens });
        const flaws = validate(schema, document);
        if (flaws.length) return flaws;
        const contextValue = await contextOf(extra.request);
        if (!contextValue) throw (refuse(extra), new Failure('UNAUTHENTICATED', 'unauthenticated'));
        contexts.set(extra, contextValue);
        const send = answerWriter(extra.socket, id);
        const asked = { schema, document, operationName, variableValues: variables, contextValue };
        return { ...asked, send, wire: wireResult } satisfies LiveOperation<V>;
      } catch (error) {
        return [error instanceof GraphQLError ? error : wrapped(error)];
      }
    },
    subscribe: (operation) => subscribeLive(hub, operation as LiveOperation<V>),
    onError: ({ extra }, _id, _payload, errors) => wire(contexts.get(extra), errors as GraphQLError[]),
    onNext: ({ extra }, _id, _payload, _args, result) => wireResult(contexts.get(extra), result),
  };
}

const refuse = ({ socket }: Extra) => socket.close(sessionEnded.code, sessionEnded.reason);

async function admit<V extends AudienceMember, T>(
  { contextOf, logger, opened }: Options<V, T>,
  contexts: WeakMap<object, RequestContext<V>>,
  extra: Extra,
): Promise<boolean> {
  const context = await contextOf(extra.request).catch((error: unknown) => {
    logger.error({ err: error }, 'a socket could not be opened');
    extra.socket.close(CloseCode.InternalServerError, 'Internal server error');
  });
  if (!context?.session) return (refuse(extra), false);
  contexts.set(extra, context);
  opened({ socket: extra.socket, sessionId: context.session.id, userId: context.session.userId });
  return true;
}

const wrapped = (error: unknown) =>
  new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
