import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sessionCookie } from '../../platform/http/request-origin';
import type { Random } from '../../testing/random';
import type { SeededWorld } from '../harness/seeded-world';
import type { Journal } from './journal';

let marks = 0;
const newMarker = (): string => `«знак ${++marks}»`;

/** People at work: pairs of a customer and a specialist who write, answer, move and attach, all at once. */
export class Load {
  private stopped = false;
  private readonly tickets: number[] = [];

  constructor(
    private readonly world: SeededWorld,
    private readonly journal: Journal,
    private readonly random: Random,
  ) {}

  /** Works until {@link stop}; a request that nothing answers does not end it. */
  async run(address: string): Promise<void> {
    this.stopped = false;
    await Promise.all(
      this.world.authors.map((author, at) => this.lane(address, author, this.world.specialists[at]!)),
    );
  }

  stop(): void {
    this.stopped = true;
  }

  private async lane(address: string, author: string, specialist: string): Promise<void> {
    while (!this.stopped) {
      const before = this.journal.acts.length + this.journal.uploads.length;
      await this.step(address, author, specialist);
      // A server that is away refuses at once: no need to ask it a thousand times.
      const last = this.journal.acts.at(-1);
      if (last?.outcome === 'unknown' || this.journal.acts.length + this.journal.uploads.length === before)
        await sleep(20);
    }
  }

  private async step(address: string, author: string, specialist: string): Promise<void> {
    const dice = this.random.next();
    if (dice < 0.2 || !this.tickets.length) return this.create(address, author);
    const token = this.random.chance(0.5) ? author : specialist;
    if (dice < 0.45) return this.comment(address, token, true);
    if (dice < 0.65) return this.comment(address, token, false);
    return this.move(address, token);
  }

  private async create(address: string, token: string): Promise<void> {
    const { systemId, environmentId } = this.world;
    const marker = newMarker();
    const input = { key: marker, subject: marker, body: 'Описание', type: 'DEFECT', priority: 'LOW' };
    const act = await this.journal.perform(address, 'create', token, marker, {
      ...input,
      systemId,
      environmentId,
    });
    if (act.ticketId) this.tickets.push(act.ticketId);
  }

  private async comment(address: string, token: string, withFile: boolean): Promise<void> {
    const marker = newMarker();
    const content = `${marker} ${'x'.repeat(this.random.below(60_000))}`;
    const file = withFile ? await this.journal.upload(address, token, content) : null;
    // Some files are uploaded and never used.
    if (file && this.random.chance(0.2)) return;
    const input = { id: this.someTicket(), body: marker, key: marker, internal: false, returnToWork: false };
    await this.journal.perform(address, 'comment', token, marker, {
      ...input,
      attachmentIds: file ? [file] : [],
    });
  }

  private async move(address: string, token: string): Promise<void> {
    const id = this.someTicket();
    const seen = await this.journal.look(address, token, id);
    if (!seen?.to.length) return;
    const marker = newMarker();
    const step = { id, from: seen.status, to: this.random.one(seen.to), comment: marker, key: marker };
    await this.journal.perform(address, 'move', token, marker, step);
  }

  /** One of the newest: many hands meet on few tickets. */
  private someTicket(): number {
    return this.random.one(this.tickets.slice(-8));
  }
}

/** Begins an upload and resolves when half of it is on its way; what becomes of it nobody waits for. */
export async function halfAnUpload(address: string, token: string): Promise<void> {
  const { hostname, port } = new URL(address);
  const head = `--cut\r\ncontent-disposition: form-data; name="file"; filename="half.txt"\r\ncontent-type: text/plain\r\n\r\n`;
  const body = Buffer.from(head + 'x'.repeat(300_000));
  const sent = request({
    hostname,
    port,
    path: '/files',
    method: 'POST',
    headers: {
      cookie: `${sessionCookie}=${token}`,
      'apollo-require-preflight': '1',
      'content-type': 'multipart/form-data; boundary=cut',
      'content-length': 2 * body.length,
    },
  });
  sent.on('error', () => undefined);
  sent.write(body);
  if (sent.writableLength) await once(sent, 'drain');
}
