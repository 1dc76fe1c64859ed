import type { ExecutionResult, Client, Event, EventListener, Sink, SubscribePayload } from 'graphql-ws';

interface OpenSubscription {
  readonly payload: SubscribePayload;
  readonly sink: Sink<ExecutionResult>;
}

/** A socket in the hands of a test: what is subscribed to, and what the server does. */
export class FakeLive {
  readonly open: OpenSubscription[] = [];
  private readonly listeners = new Map<Event, Set<(...args: unknown[]) => void>>();
  readonly client: Client = {
    on: (event, listener) => this.listen(event, listener),
    subscribe: (payload, sink) => this.subscribe(payload, sink as Sink<ExecutionResult>),
    iterate: () => {
      throw new Error('not used');
    },
    dispose: () => undefined,
    terminate: () => undefined,
  };

  /** Names of the operations that are subscribed to now. */
  get operations(): (string | null | undefined)[] {
    return this.open.map(({ payload }) => payload.operationName);
  }

  /** The server sends data to every subscription of that name. */
  send(operation: string, data: Record<string, unknown>): void {
    for (const { payload, sink } of [...this.open])
      if (payload.operationName === operation) sink.next({ data });
  }

  /** An event of the socket. */
  emit(event: Event, ...args: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(...args);
  }

  private listen<E extends Event>(event: E, listener: EventListener<E>): () => void {
    const all = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, all.add(listener as (...args: unknown[]) => void));
    return () => all.delete(listener as (...args: unknown[]) => void);
  }

  private subscribe(payload: SubscribePayload, sink: Sink<ExecutionResult>): () => void {
    const subscription = { payload, sink };
    this.open.push(subscription);
    return () => void this.open.splice(this.open.indexOf(subscription), 1);
  }
}
