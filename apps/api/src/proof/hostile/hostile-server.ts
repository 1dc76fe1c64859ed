import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '../../demo/texts/accounts';
import { sessionCookie } from '../../platform/http/request-origin';
import { ServerProcess } from '../harness/server-process';

/** An answer to anything that was sent. */
export interface Answer {
  readonly status: number;
  readonly codes: readonly string[];
}

/** The built server with demo data, somebody signed in, and somebody else who asks all the time whether it is well. */
export class HostileServer {
  /** How long each question after its health took, in milliseconds. */
  readonly delays: number[] = [];
  private asking = true;
  private constructor(
    readonly server: ServerProcess,
    readonly token: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<HostileServer> {
    const folder = await mkdtemp(join(tmpdir(), 'supportal-hostile-'));
    const server = await ServerProcess.start({
      DATABASE_URL: `sqlite:${join(folder, 'portal.db')}`,
      FILES_DIR: join(folder, 'files'),
      DEMO_DATA: 'true',
    });
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { expiresAt } }';
    const variables = { input: { login: 'petrova', password: demoPassword } };
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const token = new RegExp(`${sessionCookie}=([^;]+)`).exec(response.headers.get('set-cookie') ?? '')![1]!;
    const self = new HostileServer(server, token, folder);
    void self.askForHealth();
    return self;
  }

  /** Sends a body as it is to the API. */
  async send(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `${sessionCookie}=${this.token}`,
        ...headers,
      },
      body: body as string,
    });
    const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return { status: response.status, codes: errors.map(({ extensions }) => extensions.code) };
  }

  /** Processor time the server has used so far, in milliseconds. */
  cpu(): number {
    const fields = readFileSync(`/proc/${this.server.child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // A tick is a hundredth of a second on every Linux that Node runs on.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** Memory of the server, in MB. */
  memory(): number {
    const pages = readFileSync(`/proc/${this.server.child.pid}/statm`, 'utf8').split(' ')[1];
    return (Number(pages) * 4096) / 1024 ** 2;
  }

  /** The median of the delays so far, then forgets them. */
  medianDelay(): number {
    const sorted = this.delays.splice(0).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  }

  async stop(): Promise<void> {
    this.asking = false;
    await this.server.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }

  private async askForHealth(): Promise<void> {
    while (this.asking) {
      const before = performance.now();
      const answer = await fetch(`${this.server.url}/healthz`).catch(() => null);
      await answer?.text();
      this.delays.push(performance.now() - before);
      await new Promise((later) => setTimeout(later, 5));
    }
  }
}
