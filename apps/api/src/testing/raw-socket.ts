import { once } from 'node:events';
import WebSocket from 'ws';
import { sessionCookie } from '../platform/http/request-origin';

interface Wish {
  readonly token?: string | null;
  readonly origin?: string;
  readonly path?: string;
  readonly protocol?: string;
}

/** A WebSocket that says exactly what it is told to, for what no proper client does. */
export class RawSocket {
  /** Every frame that came, as text. */
  readonly frames: string[] = [];
  /** How it was closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
  private constructor(readonly socket: WebSocket) {
    socket.on('message', (text: Buffer) => void this.frames.push(text.toString()));
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) =>
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
  }

  /** Opens one; rejects with the HTTP status when the upgrade is refused. */
  static async open(address: string, wish: Wish = {}): Promise<RawSocket> {
    const { token, origin, path = '/graphql', protocol = 'graphql-transport-ws' } = wish;
    const headers = token ? { cookie: `${sessionCookie}=${token}` } : {};
    const url = address.replace('http', 'ws') + path;
    const self = new RawSocket(new WebSocket(url, protocol, { headers, ...(origin ? { origin } : {}) }));
    await new Promise<void>((resolve, reject) => {
      self.socket.once('open', resolve);
      self.socket.once('error', reject);
      self.socket.once('unexpected-response', (_request, response) => {
        reject(new Error(`refused with ${response.statusCode}`));
        response.destroy();
      });
    });
    return self;
  }

  /** Opens one and introduces it. */
  static async ready(address: string, wish: Wish = {}): Promise<RawSocket> {
    const self = await RawSocket.open(address, wish);
    self.send({ type: 'connection_init' });
    await self.frame((text) => text.includes('connection_ack'));
    return self;
  }

  send(message: string | Buffer | object): void {
    const plain = typeof message === 'string' || Buffer.isBuffer(message);
    this.socket.send(plain ? message : JSON.stringify(message));
  }

  /** The first frame like this, waiting for it if need be. */
  async frame(fits: (text: string) => boolean): Promise<string> {
    for (;;) {
      const found = this.frames.find(fits);
      if (found) return found;
      await once(this.socket, 'message', { signal: AbortSignal.timeout(5_000) });
    }
  }

  close(): void {
    this.socket.terminate();
  }
}
