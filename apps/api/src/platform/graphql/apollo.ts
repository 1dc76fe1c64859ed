import { ApolloServer, HeaderMap, type ApolloServerPlugin, type HTTPGraphQLHead } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from '../logger';
import type { RequestContext } from './context';
import { documentLimits } from './document-limits';
import type { Executor } from './execution';
import { wireError } from './wire-errors';

const original = Symbol('the error behind a formatted one');
type Carrier = GraphQLFormattedError & { [original]?: GraphQLError };

// formatError knows no context, and so no language: it only carries the error to the end of the request.
function carry(formatted: GraphQLFormattedError, error: unknown): Carrier {
  const graphqlError = error instanceof GraphQLError ? error : new GraphQLError(formatted.message);
  return Object.defineProperty({ ...formatted }, original, { value: graphqlError }) as Carrier;
}

// Errors of our own executor come as they are, all others carried.
const causeOf = (error: Carrier): GraphQLError =>
  error[original] ?? (error instanceof GraphQLError ? error : new GraphQLError(error.message));

function localizeErrors(logger: Logger): ApolloServerPlugin<RequestContext> {
  const finish = (error: Carrier, context: RequestContext | undefined): GraphQLFormattedError => {
    const cause = causeOf(error);
    const code = error.extensions?.['code'];
    const coded = code && !cause.extensions['code'] && !cause.originalError;
    if (coded) Object.assign(cause.extensions, { code });
    return wireError(cause, context?.locale ?? 'ru', logger);
  };
  return {
    async requestDidStart() {
      return {
        // Executed as a query a subscription would fail inside.
        async didResolveOperation({ operation }) {
          if (operation?.operation !== 'subscription') return;
          const extensions = { http: { status: 400 } };
          throw new GraphQLError('Subscriptions need a WebSocket.', { extensions });
        },
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (!result.errors) return;
          result.errors = result.errors.map((error) => finish(error as Carrier, contextValue));
          if (isUnavailable(result)) askAgainSoon(response.http);
        },
      };
    },
  };
}

// Known sessions are not asked for: the first to miss the database may be a resolver.
const isUnavailable = ({ data, errors }: FormattedExecutionResult): boolean =>
  Object.values(data ?? {}).every((value) => value === null) &&
  !!errors?.some(({ extensions }) => extensions?.['code'] === 'UNAVAILABLE');

function askAgainSoon(http: HTTPGraphQLHead): void {
  http.status = 503;
  http.headers.set('retry-after', '1');
}

/** Lets our executor do the work; what it refuses before the first resolver is left to Apollo. */
const executeBy = (execute: Executor): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ document, request, contextValue }) {
        const { operationName, variables } = request;
        const result = await execute({ document, operationName, variableValues: variables, contextValue });
        if (!('data' in result)) return null;
        const singleResult = result as { data: Record<string, unknown> | null };
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
      },
    };
  },
});

/** Apollo Server over the schema: errors localised, nothing internal, no landing page. */
export function createApollo(
  schema: GraphQLSchema,
  execute: Executor,
  logger: Logger,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: documentLimits.tokens },
    csrfPrevention: true,
    // Its own would refuse requests in flight, but not under the NODE_ENV of tests: main.ts decides when to stop.
    stopOnTerminationSignals: false,
    formatError: carry,
    // Its own adds a line feed, which copies the whole text.
    stringifyResult: (result) => JSON.stringify(result),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (m) => logger.warn(m),
      error: (m) => logger.error(m),
    },
    plugins: [ApolloServerPluginCacheControlDisabled(), localizeErrors(logger), executeBy(execute)],
  });
}
