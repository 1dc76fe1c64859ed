import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Random } from '../../testing/random';

interface Connection {
  readonly client: Socket;
  readonly server: Socket;
}

/** A TCP proxy that loses single connections, as networks do: by a reset, or silently for a while. */
export class CuttableProxy {
  private readonly connections = new Set<Connection>();
  private constructor(
    private readonly listener: Server,
    readonly address: string,
  ) {}

  /** How many connections were lost so far. */
  cuts = 0;

  /** Listens on a free loopback port in front of an HTTP address. */
  static async open(target: string): Promise<CuttableProxy> {
    const { hostname, port } = new URL(target);
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    const proxy = new CuttableProxy(listener, address);
    listener.on('connection', (client) => proxy.join(client, connect(Number(port), hostname)));
    return proxy;
  }

  /** Loses about this share of the connections: some are reset, from some nothing comes any more before they are. */
  cut(random: Random, share: number): void {
    for (const connection of this.connections) {
      if (!random.chance(share)) continue;
      this.cuts++;
      if (random.chance(0.5)) reset(connection);
      else this.stall(connection, 20 + random.below(200));
    }
  }

  async close(): Promise<void> {
    for (const connection of this.connections) reset(connection);
    await new Promise((closed) => this.listener.close(closed));
  }

  private stall(connection: Connection, milliseconds: number): void {
    connection.client.unpipe();
    connection.server.unpipe();
    setTimeout(() => reset(connection), milliseconds).unref();
  }

  private join(client: Socket, server: Socket): void {
    const connection = { client, server };
    this.connections.add(connection);
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.connections.delete(connection);
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server).pipe(client);
  }
}

function reset({ client, server }: Connection): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}
