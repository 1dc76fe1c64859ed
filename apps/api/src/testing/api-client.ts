import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { sessionCookie } from '../platform/http/request-origin';

/** An error as the API answered it. */
export interface WireError {
  message: string;
  path?: (string | number)[];
  extensions: {
    code: string;
    key?: string;
    fields?: Record<string, string>;
    current?: Record<string, unknown>;
    [more: string]: unknown;
  };
}

/** Thrown by {@link ApiClient.run} when the API answered with errors. */
export class ApiError extends Error {
  readonly code: string;
  readonly fields: Record<string, string>;
  constructor(readonly errors: WireError[]) {
    super(errors.map((error) => `${error.extensions?.code}: ${error.message}`).join('; '));
    this.code = errors[0]?.extensions?.code ?? 'NONE';
    this.fields = errors[0]?.extensions?.fields ?? {};
  }
}

/** The events of a subscription, in order, as they come over a real WebSocket. */
export interface LiveFeed<T> {
  /** The next event; rejects after 5 s, or with the error that ended the feed. */
  next(): Promise<T>;
  /** Events that have arrived and were not read. */
  readonly waiting: number;
  readonly frames: string[];
  /** Resolves when the server or a refusal has ended it. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Talks to the API as one session, over real HTTP and WebSocket. */
export class ApiClient {
  private socket: Client | null = null;
  /** Every text frame the server sent to this client. */
  readonly frames: string[] = [];
  /** Close code of the last socket that was closed. */
  closeCode: Promise<number> = new Promise(() => undefined);

  constructor(
    readonly address: string,
    public token: string | null,
    private readonly language = 'ru',
  ) {}

  /** Headers of every request. */
  headers(): Record<string, string> {
    return {
      'accept-language': this.language,
      ...(this.token ? { cookie: `${sessionCookie}=${this.token}` } : {}),
    };
  }

  /** Data and errors as answered. */
  async ask<T = Record<string, unknown>>(
    query: string,
    variables: object = {},
  ): Promise<{ data: T | null; errors?: WireError[]; response: Response }> {
    const headers = { ...this.headers(), 'content-type': 'application/json' };
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return { ...((await response.json()) as { data: T | null; errors?: WireError[] }), response };
  }

  /** Data; throws {@link ApiError} when there is any error. */
  async run<T = Record<string, never>>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables);
    if (errors?.length) throw new ApiError(errors);
    return data as T;
  }

  /** The code of the first error, or null when there is none. */
  async codeOf(query: string, variables: object = {}): Promise<string | null> {
    const { errors } = await this.ask(query, variables);
    return errors?.[0]?.extensions?.code ?? null;
  }

  /** Uploads a file; returns its id. */
  async upload(name: string, content: Buffer | string, type = 'text/plain'): Promise<number> {
    const response = await this.uploadRaw(name, content, type);
    if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { id: number }).id;
  }

  uploadRaw(name: string, content: Buffer | string, type: string): Promise<Response> {
    const form = new FormData();
    form.append('file', new Blob([content as unknown as ArrayBuffer], { type }), name);
    const headers = { ...this.headers(), 'apollo-require-preflight': '1' };
    return fetch(`${this.address}/files`, { method: 'POST', headers, body: form });
  }

  download(id: number, method = 'GET'): Promise<Response> {
    return fetch(`${this.address}/files/${id}`, { method, headers: this.headers() });
  }

  /** Subscribes and takes the beginning: from then on nothing is missed. */
  async follow<T = Record<string, never>>(query: string, variables: object = {}): Promise<LiveFeed<T>> {
    const feed = this.subscribe<T>(query, variables);
    await feed.next();
    return feed;
  }

  /** Subscribes; the first event tells how things stand. */
  subscribe<T = Record<string, never>>(query: string, variables: object = {}): LiveFeed<T> {
    const events: T[] = [];
    let failure: unknown = null;
    let wake: (() => void) | null = null;
    let finish: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (finish = resolve));
    const end = (error: unknown) => {
      failure ??= error;
      wake?.();
      finish();
    };
    const stop = this.client().subscribe<T>(
      { query, variables: variables as Record<string, unknown> },
      {
        next: ({ data, errors }) => {
          if (errors) return end(new ApiError(errors as unknown as WireError[]));
          events.push(data as T);
          wake?.();
        },
        error: (error) => end(Array.isArray(error) ? new ApiError(error as WireError[]) : error),
        complete: () => end(new Error('the feed has ended')),
      },
    );
    const next = async (): Promise<T> => {
      const deadline = Date.now() + 5_000;
      while (!events.length) {
        if (failure) throw failure as Error;
        const left = deadline - Date.now();
        if (left <= 0) throw new Error('no event within 5 s');
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => (clearTimeout(timer), resolve());
        });
      }
      return events.shift()!;
    };
    return {
      next,
      stop,
      ended,
      frames: this.frames,
      get waiting() {
        return events.length;
      },
    };
  }

  /** Resolves when everything sent to the server on this socket before has been taken in: a ping has come back. */
  async settle(): Promise<void> {
    await this.run('{ session { expiresAt } }');
    const before = this.pongs;
    this.raw?.send(JSON.stringify({ type: 'ping' }));
    const deadline = Date.now() + 5_000;
    while (this.raw && this.pongs === before && Date.now() < deadline)
      await new Promise((resolve) => setImmediate(resolve));
  }

  /** Closes the socket. */
  async close(): Promise<void> {
    await this.socket?.dispose();
    this.socket = null;
  }

  private raw: WebSocket | null = null;
  private pongs = 0;

  private client(): Client {
    if (this.socket) return this.socket;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the socket class below has a `this` of its own
    const self = this;
    class Socket extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        super(url, protocols, { headers: self.headers() });
        self.raw = this;
        self.closeCode = new Promise((resolve) => this.once('close', resolve));
        this.on('message', (message: Buffer) => {
          const text = message.toString();
          if (text.startsWith('{"type":"pong"')) self.pongs++;
          else self.frames.push(text);
        });
      }
    }
    this.socket = createClient({
      url: `${this.address.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 0,
      // Open until close(): a lazy client would leave a timer behind that keeps the process alive.
      lazy: false,
      onNonLazyError: () => undefined,
    });
    return this.socket;
  }
}
