import { createServer, type Server, type Socket } from 'node:net';
import { BSON, type Document } from 'mongodb';
import { freePort } from '../harness/server-process';
import { MemoryCollection } from './memory-collection';

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const hello = {
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
};

/**
 * As much of a MongoDB as the job engine asks for, over its wire protocol: a real one cannot be installed everywhere,
 * and this one can be made to die or fall silent at will.
 */
export class ImitatedMongo {
  private readonly sockets = new Set<Socket>();
  private readonly collection = new MemoryCollection();
  private silent = false;
  private listening: Server | null = null;
  /** Commands answered so far, by name. */
  readonly answered = new Map<string, number>();

  private constructor(private readonly port: number) {}

  /** One that does not listen yet, on a port of its own. */
  static async place(): Promise<ImitatedMongo> {
    return new ImitatedMongo(await freePort());
  }

  get url(): string {
    return `mongodb://127.0.0.1:${this.port}/jobs?directConnection=true`;
  }

  /** Listens and answers. */
  async start(): Promise<void> {
    const server = createServer((socket) => this.serve(socket));
    await new Promise<void>((ready) => server.listen(this.port, '127.0.0.1', ready));
    this.listening = server;
    this.silent = false;
  }

  /** Dies: connections are cut and nobody listens. */
  async die(): Promise<void> {
    const gone = new Promise((closed) => this.listening?.close(closed) ?? closed(null));
    for (const socket of this.sockets) socket.destroy();
    this.listening = null;
    await gone;
  }

  /** Goes on accepting and answers nothing. */
  fallSilent(): void {
    this.silent = true;
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => this.sockets.delete(socket));
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 16 && received.length >= received.readInt32LE(0)) {
        const message = received.subarray(0, received.readInt32LE(0));
        received = received.subarray(message.length);
        if (!this.silent) socket.write(this.reply(message));
      }
    });
  }

  private reply(message: Buffer): Buffer {
    const legacy = message.readInt32LE(12) === opQuery;
    const answer = { ok: 1, ...this.carryOut(legacy ? legacyCommand(message) : command(message)) };
    const body = Buffer.from(BSON.serialize(answer));
    // OP_REPLY has flags, cursor, start and count before its document; OP_MSG flags and the kind of its section.
    const prefix = Buffer.alloc(legacy ? 20 : 5);
    if (legacy) prefix.writeInt32LE(1, 16);
    const head = Buffer.alloc(16);
    head.writeInt32LE(16 + prefix.length + body.length, 0);
    head.writeInt32LE(message.readInt32LE(4), 8);
    head.writeInt32LE(legacy ? opReply : opMsg, 12);
    return Buffer.concat([head, prefix, body]);
  }

  private carryOut(asked: Document): Document {
    const name = Object.keys(asked)[0]!;
    this.answered.set(name, (this.answered.get(name) ?? 0) + 1);
    if (/^(hello|ismaster)$/i.test(name)) return { ...hello, localTime: new Date() };
    if (name === 'findAndModify') return { value: this.collection.findAndModify(asked) };
    if (name === 'update') return this.collection.update(asked['updates'] as Document[]);
    if (['ping', 'createIndexes', 'endSessions'].includes(name)) return {};
    return { ok: 0, code: 59, codeName: 'CommandNotFound', errmsg: `no such command: ${name}` };
  }
}

/** The command of an OP_QUERY: after flags, the name of the collection, skip and limit. */
function legacyCommand(message: Buffer): Document {
  const name = message.indexOf(0, 20);
  return BSON.deserialize(message.subarray(name + 9));
}

/** The command of an OP_MSG: its document, and the sequences of documents beside it. */
function command(message: Buffer): Document {
  const whole: Document = {};
  for (let at = 20; at < message.length;) {
    const size = message.readInt32LE(at + 1);
    if (message[at] === 0) Object.assign(whole, BSON.deserialize(message.subarray(at + 1, at + 1 + size)));
    else Object.assign(whole, sequence(message.subarray(at + 1, at + 1 + size)));
    at += 1 + size;
  }
  return whole;
}

function sequence(section: Buffer): Document {
  const nameEnd = section.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = nameEnd + 1; at < section.length; at += section.readInt32LE(at))
    documents.push(BSON.deserialize(section.subarray(at, at + section.readInt32LE(at))));
  return { [section.toString('utf8', 4, nameEnd)]: documents };
}
