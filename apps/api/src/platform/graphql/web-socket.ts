import type { Server } from 'node:http';
import { GraphQLError, parse, validate, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ServerOptions } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { isUnavailable } from '../database/database-errors';
import type { Logger } from '../logger';
import { maxTokens } from './apollo';
import type { RequestContext } from './context';
import { Failure } from './failure';
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

interface Options {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  /** The context of a new subscription; null when nobody is signed in (any more). */
  readonly contextOf: (request: Upgrade) => Promise<RequestContext | null>;
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

/** GraphQL over WebSocket on `/graphql`; Origin and session are checked at the upgrade and again at each operation. */
export function openWebSocket(options: Options): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
  options.server.on('upgrade', (request, socket, head) => {
    // From here on the socket is ours: without a listener a reset by the peer would end the process.
    socket.on('error', () => socket.destroy());
    const path = request.url?.split('?')[0];
    const allowed = path === '/graphql' && options.mayConnect(request.headers.origin, request.headers.host);
    if (!allowed) {
      const status = path === '/graphql' ? '403 Forbidden' : '404 Not Found';
      return void socket.once('finish', () => socket.destroy()).end(`HTTP/1.1 ${status}\r\n\r\n`);
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const disposable = useServer({ ...handlers(options), isProd: true }, sockets, 12_000);
  return {
    close: async () => {
      await disposable.dispose();
      sockets.close();
    },
  };
}

function handlers(options: Options): ServerOptions<Record<string, unknown>, Extra> {
  const { schema, logger, contextOf, opened } = options;
  const contexts = new WeakMap<object, RequestContext>();
  const wire = (extra: object, errors: readonly GraphQLError[]) =>
    errors.map((error) => wireError(error, contexts.get(extra)?.locale ?? 'ru', logger));
  const refuse = ({ socket }: Extra) => socket.close(sessionEnded.code, sessionEnded.reason);
  return {
    schema,
    connectionInitWaitTimeout: options.initTimeout ?? 5_000,
    onConnect: async ({ extra }) => {
      const context = await contextOf(extra.request).catch((error: unknown) => {
        logger.error({ err: error }, 'a socket could not be opened');
        if (isUnavailable(error)) extra.socket.close(tryAgainLater, 'Try again later');
        else extra.socket.close(CloseCode.InternalServerError, 'Internal server error');
      });
      if (!context?.session) return (refuse(extra), false);
      contexts.set(extra, context);
      opened({ socket: extra.socket, sessionId: context.session.id, userId: context.session.userId });
      return true;
    },
    onSubscribe: async ({ extra, subscriptions }, _id, { query, operationName, variables }) => {
      try {
        if (Object.keys(subscriptions).length > maxSubscriptions)
          throw new Failure('RATE_LIMITED', 'rateLimited');
        const document = parse(query, { maxTokens });
        const flaws = validate(schema, document);
        if (flaws.length) return flaws;
        const contextValue = await contextOf(extra.request);
        if (!contextValue) throw (refuse(extra), new Failure('UNAUTHENTICATED', 'unauthenticated'));
        contexts.set(extra, contextValue);
        return { schema, document, operationName, variableValues: variables, contextValue };
      } catch (error) {
        return [error instanceof GraphQLError ? error : wrapped(error)];
      }
    },
    onError: ({ extra }, _id, _payload, errors) => wire(extra, errors as GraphQLError[]),
    onNext: ({ extra }, _id, _payload, _args, result) =>
      result.errors ? { ...result, errors: wire(extra, result.errors as GraphQLError[]) } : result,
  };
}

const wrapped = (error: unknown) =>
  new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
