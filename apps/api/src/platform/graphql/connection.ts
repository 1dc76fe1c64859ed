import { Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { KeysetPage } from './keyset';
import { PageInfoType } from './page-info';

/** A row of a page. */
export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}
/** A page as GraphQL tells it; counts only when asked. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfoType;
  readonly count: () => Promise<number>;
}

type Node = abstract new (...args: never[]) => object;

/** The GraphQL types of a list, and the resolver that counts it. */
export interface ConnectionTypes<T> {
  readonly type: abstract new () => Connection<T>;
  readonly resolver: object;
}

/** `<name>Edge` and `<name>Connection` over nodes of this GraphQL type. */
export function connectionTypes<T extends object>(name: string, node: Node, of: string): ConnectionTypes<T> {
  @ObjectType(`${name}Edge`, { description: 'A row of a list.' })
  class EdgeType {
    @Field(() => String, { description: 'Pass it as `after` to begin behind this row.' })
    cursor!: string;
    @Field(() => node, { description: 'What the row shows.' })
    node!: T;
  }
  @ObjectType(`${name}Connection`, { description: `A page of ${of}.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The rows.' })
    edges!: EdgeType[];
    @Field(() => PageInfoType, { description: 'Where the page ends.' })
    pageInfo!: PageInfoType;
    count!: () => Promise<number>;
  }
  @Resolver(() => ConnectionType)
  class ConnectionResolver {
    @FieldResolver(() => Int, { description: 'At most 1001 are counted, which means “more than 1000”.' })
    totalCount(@Root() connection: ConnectionType): Promise<number> {
      return connection.count();
    }
  }
  return { type: ConnectionType as never, resolver: new ConnectionResolver() };
}

/** A page of a list as a connection. */
export function connectionOf<T>(
  page: Omit<KeysetPage<T>, 'met'>,
  count: () => Promise<number>,
): Connection<T> {
  const edges = page.rows.map((node) => ({ node, cursor: page.cursorOf(node) }));
  return {
    edges,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
    count,
  };
}
