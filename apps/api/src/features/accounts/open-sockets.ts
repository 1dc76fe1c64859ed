import type { Logger } from '../../platform/logger';
import type { LivePubSub } from '../../platform/live/pub-sub';
import { sessionEnded, type OpenSocket } from '../../platform/graphql/web-socket';
import type { SessionStore } from './session-store';

/** Gives the last event of a session, `sessionChanged: null`, time to leave before the socket is closed. */
const farewell = 250;
const sweepEvery = 2_000;

/** The sockets of this node. A socket does not outlive its session by more than the sweep. */
export class OpenSockets {
  private readonly sockets = new Set<OpenSocket>();

  constructor(
    private readonly sessions: SessionStore,
    pubSub: LivePubSub,
  ) {
    pubSub.listen((signal) => {
      if (signal.name === 'user' && signal.endedSessionId) this.end(signal.endedSessionId);
    });
  }

  /** Looks at the sockets of this node every two seconds; each node looks at its own. */
  watch(logger: Logger): () => void {
    const timer = setInterval(() => {
      this.sweep().catch((error: unknown) => logger.error({ err: error }, 'sockets were not looked at'));
    }, sweepEvery).unref();
    return () => clearInterval(timer);
  }

  /** How many sockets are open. */
  get size(): number {
    return this.sockets.size;
  }

  /** Watches a socket until it closes. */
  add(open: OpenSocket): void {
    this.sockets.add(open);
    open.socket.once('close', () => this.sockets.delete(open));
  }

  /** Closes the sockets whose session has ended, expired or lost its account, whoever ended it. */
  async sweep(): Promise<void> {
    const open = [...this.sockets];
    if (!open.length) return;
    const alive = await this.sessions.alive([...new Set(open.map((socket) => socket.sessionId))]);
    for (const socket of open) if (!alive.has(socket.sessionId)) close(socket);
  }

  private end(sessionId: number): void {
    const ended = [...this.sockets].filter((socket) => socket.sessionId === sessionId);
    setTimeout(() => ended.forEach(close), farewell).unref();
  }
}

const close = ({ socket }: OpenSocket): void => socket.close(sessionEnded.code, sessionEnded.reason);
