import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { utf8 } from '../http/utf8';
import type { RequestContext } from './context';
import type { Documents } from './documents';
import { expectGraphqlRequest } from './http-request';

interface Options<C extends RequestContext> {
  readonly apollo: ApolloServer<RequestContext>;
  readonly documents: Documents;
  readonly contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<C>;
}

/** Answers `POST /graphql` by Apollo Server. */
export function graphqlHandler<C extends RequestContext>({ apollo, documents, contextOf }: Options<C>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { query, variables } = expectGraphqlRequest(request.headers['content-type'], request.body);
    documents.admit(query, variables);
    // Made before Apollo: an error there would be answered without language, incident and log.
    const contextValue = await contextOf(request, reply);
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersFor(request),
        body: request.body,
        search: '',
      },
      context: () => Promise.resolve(contextValue),
    });
    if (body.kind !== 'complete') throw new Error('The schema has nothing that is answered in pieces.');
    for (const [name, value] of headers) reply.header(name, value);
    return reply.code(status ?? 200).send(utf8(body.string));
  };
}

/** Those that Apollo Server looks at in a POST. */
function headersFor({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap([['content-type', headers['content-type']!]]);
  if (headers.accept) map.set('accept', headers.accept);
  return map;
}
