import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type AuthCheckerInterface, type ContainerType, type PubSub } from 'type-graphql';
import type { RequestContext, ResolverOf } from './context';
import { leanResolvers } from './lean-resolvers';

/** A resolver made by its feature. */
export type ResolverInstance = object & { constructor: abstract new (...args: never[]) => unknown };

// Every subscription names its own source; TypeGraphQL asks for a pub/sub all the same.
const unused: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('A subscription must name its source with `subscribe`.');
  },
};

/** The executable schema over resolvers that are already wired. */
export function buildPortalSchema(
  resolvers: readonly ResolverInstance[],
  checker: AuthCheckerInterface<RequestContext, never>,
): GraphQLSchema {
  const instanceOf = resolverLookup(resolvers);
  const container: ContainerType = { get: instanceOf };
  const classes = resolvers.map((resolver) => resolver.constructor);
  const schema = buildSchemaSync({
    // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeGraphQL's own type of a class
    resolvers: classes as unknown as [Function, ...Function[]],
    container,
    pubSub: unused,
    authChecker: (data, roles) => checker.check(data as never, roles as never[]),
    // "Unknown" to class-validator is every input without a rule of its own; the schema has checked its shape.
    validate: { forbidUnknownValues: false, stopAtFirstError: false },
  });
  leanResolvers(schema, instanceOf);
  return schema;
}

/** Finds the instance of a resolver class. */
export function resolverLookup(resolvers: readonly object[]): ResolverOf {
  const instances = new Map<unknown, unknown>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  return ((type: unknown) => instances.get(type)) as ResolverOf;
}
