import {
  execute,
  getOperationAST,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

/** An operation of a document that has been validated against the schema of the executor. */
export type Operation = Omit<
  ExecutionArgs,
  'schema' | 'fieldResolver' | 'typeResolver' | 'subscribeFieldResolver'
>;

/** Executes operations as `execute` of graphql-js does: the same data, the same errors. */
export type Executor = (operation: Operation) => ExecutionResult | Promise<ExecutionResult>;

interface Options {
  /**
   * How often a document is interpreted before it is compiled. Compiling costs as much as a few executions: whoever
   * sends each document once must not make us do it.
   */
  readonly compileAfter?: number;
}

/** Interprets documents that are new and compiles those that come again; keeps what it compiled as long as they live. */
export function createExecutor(schema: GraphQLSchema, { compileAfter = 2 }: Options = {}): Executor {
  // By the operation itself and not by its name, which callers make up at will.
  const known = new WeakMap<OperationDefinitionNode, Candidate>();
  const candidateOf = ({ document, operationName }: Operation): Candidate | null => {
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    let candidate = known.get(operation);
    if (!candidate) known.set(operation, (candidate = new Candidate(schema, compileAfter)));
    return candidate;
  };
  return (operation) => {
    const compiled = candidateOf(operation)?.compiled(operation);
    const interpret = () => execute({ ...operation, schema }) as ReturnType<Executor>;
    if (!compiled) return interpret();
    const result = compiled.query(operation.rootValue, operation.contextValue, operation.variableValues);
    if (isPromise(result)) return result.then(withPlainErrors);
    // Refused before the first resolver: graphql-js says why in its own words.
    return 'data' in result ? withPlainErrors(result) : interpret();
  };
}

/** One operation of a document on its way to be compiled. */
class Candidate {
  private uses = 0;
  private query: CompiledQuery | null = null;
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly compileAfter: number,
  ) {}

  /** The compiled form; null while it is new, and for ever when it cannot be compiled. */
  compiled({ document, operationName }: Operation): CompiledQuery | null {
    if (this.uses > this.compileAfter) return this.query;
    if (this.uses++ < this.compileAfter) return null;
    const compiled = compileQuery(this.schema, document, operationName ?? undefined);
    if (isCompiledQuery(compiled)) this.query = compiled;
    return this.query;
  }
}

const isPromise = <T>(value: T | Promise<T>): value is Promise<T> =>
  typeof (value as { then?: unknown }).then === 'function';

// The compiler has an error class of its own, without the defaults of GraphQLError.
function withPlainErrors({ data, errors }: ExecutionResult): ExecutionResult {
  if (!errors) return { data };
  return { data, errors: errors.map(plainError) };
}

function plainError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError: originalError ?? causeOf(message) });
  return Object.assign(error, { locations });
}

// graphql-js tells what the caller did (a GraphQLError) from what the server did (any other) by the cause; the
// compiler gives none of its own errors a cause. The caller's are about arguments.
const causeOf = (message: string): Error =>
  message.startsWith('Argument "') ? new GraphQLError(message) : new Error(message);
