import { HeaderMap, type ApolloServer } from '@apollo/server';
import { buildSchema } from 'graphql';
import { createLogger } from '../logger';
import { createApollo } from './apollo';
import type { RequestContext } from './context';

const away = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', fatal: true });
const fail = (error: Error) => () => {
  throw error;
};

describe('Apollo Server while the database is away', () => {
  let apollo: ApolloServer<RequestContext>;
  beforeEach(() => {
    const schema = buildSchema('type Query { needed: Int! wanted: Int broken: Int here: Int }');
    const { needed, wanted, broken, here } = schema.getQueryType()!.getFields();
    needed!.resolve = wanted!.resolve = fail(away);
    broken!.resolve = fail(new Error('a fault'));
    here!.resolve = () => 1;
    // Nothing is executed by us: Apollo does it.
    apollo = createApollo(schema, () => Promise.resolve({}) as never, createLogger('silent'));
    apollo.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();
  });
  afterEach(() => apollo.stop());

  async function ask(query: string) {
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        body: { query },
        search: '',
      },
      context: () => Promise.resolve({ locale: 'en' } as RequestContext),
    });
    const { data, errors } = JSON.parse((answer.body as { string: string }).string) as {
      data: unknown;
      errors: { extensions: { code: string } }[];
    };
    const codes = errors.map(({ extensions }) => extensions.code);
    return { status: answer.status ?? 200, again: answer.headers.get('retry-after'), data, codes };
  }

  it.each(['{ needed }', '{ here needed }', '{ wanted }'])('has nothing for %s: 503', async (query) => {
    const answer = await ask(query);
    expect(answer).toMatchObject({ status: 503, again: '1', codes: ['UNAVAILABLE'] });
  });

  it('gives what there is with 200', async () => {
    expect(await ask('{ here wanted }')).toEqual({
      status: 200,
      again: undefined,
      data: { here: 1, wanted: null },
      codes: ['UNAVAILABLE'],
    });
  });

  it('does not excuse faults so', async () => {
    expect(await ask('{ broken }')).toMatchObject({ status: 200, again: undefined, codes: ['INTERNAL'] });
  });
});
