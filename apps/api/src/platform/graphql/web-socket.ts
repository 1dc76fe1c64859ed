import type { Server } from 'node:http';
import { parse, type GraphQLError, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ServerOptions } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { Logger } from '../logger';
import { maxTokens } from './apollo';
import type { RequestContext } from './context';
import { wireError } from './wire-errors';

/** Close code for a socket whose session has ended. */
export const sessionEnded = { code: CloseCode.Forbidden as number, reason: 'Session ended' };

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
}
type Upgrade = Parameters<WebSocketServer['handleUpgrade']>[0];

const maxPayload = 256 * 1024;

/** GraphQL over WebSocket on `/graphql`; Origin and session are checked at the upgrade and again at each operation. */
export function openWebSocket(options: Options): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
  options.server.on('upgrade', (request, socket, head) => {
    const path = request.url?.split('?')[0];
    const allowed = path === '/graphql' && options.mayConnect(request.headers.origin, request.headers.host);
    if (!allowed)
      return void socket.end(`HTTP/1.1 ${path === '/graphql' ? '403 Forbidden' : '404 Not Found'}\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const disposable = useServer(handlers(options), sockets, 12_000);
  return {
    close: async () => {
      await disposable.dispose();
      sockets.close();
    },
  };
}

function handlers({
  schema,
  logger,
  contextOf,
  opened,
}: Options): ServerOptions<Record<string, unknown>, Extra> {
  const contexts = new WeakMap<object, Map<string, RequestContext>>();
  const locale = (extra: object, id: string) => contexts.get(extra)?.get(id)?.locale ?? 'ru';
  const wire = (extra: object, id: string, errors: readonly GraphQLError[]) =>
    errors.map((error) => wireError(error, locale(extra, id), logger));
  return {
    schema,
    connectionInitWaitTimeout: 5_000,
    parse: (source) => parse(source, { maxTokens }),
    onConnect: async ({ extra }) => {
      const context = await contextOf(extra.request);
      if (!context?.session) return (extra.socket.close(sessionEnded.code, sessionEnded.reason), false);
      opened({ socket: extra.socket, sessionId: context.session.id, userId: context.session.userId });
      return true;
    },
    context: async ({ extra }, id) => {
      const context = await contextOf(extra.request);
      if (!context) return (extra.socket.close(sessionEnded.code, sessionEnded.reason), undefined);
      const own = contexts.get(extra) ?? new Map<string, RequestContext>();
      contexts.set(extra, own.set(id, context));
      return context;
    },
    onError: ({ extra }, id, _payload, errors) => wire(extra, id, errors as GraphQLError[]),
    onNext: ({ extra }, id, _payload, _args, result) =>
      result.errors ? { ...result, errors: wire(extra, id, result.errors as GraphQLError[]) } : result,
    onComplete: ({ extra }, id) => void contexts.get(extra)?.delete(id),
  };
}
