import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { LiveFeed, type LivePresence } from '../live/live-feed';
import type { AudienceMember, LiveHub } from '../live/live-hub';
import type { RequestContext } from './context';
import type { Executor } from './execution';
import type { Loaders } from './loaders';

/** A subscription as it came over a socket. */
export interface LiveOperation<V extends AudienceMember> extends ExecutionArgs {
  contextValue: RequestContext<V>;
  /** Writes one answer, given as JSON. */
  readonly send: (answer: Buffer) => void;
  /** The errors of an answer as callers see them. */
  readonly wire: (context: RequestContext<V>, result: ExecutionResult) => object;
}

/** Never yields: the hub writes the answers. It ends when the hub ends it, or when its reader leaves. */
class LiveStream implements AsyncGenerator<never, undefined> {
  private finish!: () => void;
  private readonly finished = new Promise<IteratorReturnResult<undefined>>((resolve) => {
    this.finish = () => resolve({ done: true, value: undefined });
  });
  /** Stops the delivery. */
  leave: () => void = () => undefined;

  end(): void {
    this.finish();
  }
  next(): Promise<IteratorReturnResult<undefined>> {
    return this.finished;
  }
  return(): Promise<IteratorReturnResult<undefined>> {
    this.leave();
    this.finish();
    return this.finished;
  }
  throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return();
  }
  [Symbol.asyncIterator](): this {
    return this;
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}

/**
 * Begins a subscription: its field gives a {@link LiveFeed}, which the hub delivers from then on. Refusals are errors of
 * the result, as GraphQL has them.
 */
export async function subscribeLive<V extends AudienceMember, T>(
  hub: LiveHub<V, T>,
  execute: Executor,
  operation: LiveOperation<V>,
): Promise<ExecutionResult | AsyncGenerator<never, undefined>> {
  const source = await createSourceEventStream(operation);
  if (!(source instanceof LiveFeed)) return source as ExecutionResult;
  const { document, operationName, variableValues, contextValue } = operation;
  const { session, viewer } = contextValue;
  if (!session || !viewer) throw new Error('Only who is signed in can subscribe.');
  const stream = new LiveStream();
  stream.leave = hub.open(
    source as LiveFeed<V, T>,
    { session, viewer },
    {
      question: JSON.stringify([textOf(document), operationName, variableValues]),
      answer: (payload, presence, loaders) => answer(execute, operation, payload, presence, loaders),
      send: operation.send,
      end: () => stream.end(),
    },
  );
  return stream;
}

const textOf = ({ loc }: ExecutionArgs['document']): string | undefined => loc?.source.body;

async function answer<V extends AudienceMember>(
  execute: Executor,
  operation: LiveOperation<V>,
  rootValue: unknown,
  { session, viewer }: LivePresence<V>,
  loaders: Loaders,
): Promise<Buffer> {
  const contextValue = operation.contextValue.later(session, viewer, loaders);
  const { document, operationName, variableValues } = operation;
  const result = await execute({ document, operationName, variableValues, rootValue, contextValue });
  return Buffer.from(JSON.stringify(operation.wire(contextValue, result)));
}
