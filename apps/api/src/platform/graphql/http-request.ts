import { Failure } from './failure';

const isAbsentOr = (type: 'string' | 'object', value: unknown): boolean =>
  value === undefined || value === null || (typeof value === type && !Array.isArray(value));

/** What a GraphQL request asks for. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: unknown;
}

/**
 * Refuses what is no GraphQL request at all, before anybody looks who sends it: other content than JSON (a browser
 * would send a form for another site), batches, and members of wrong types.
 */
export function expectGraphqlRequest(contentType: string | undefined, body: unknown): GraphqlRequest {
  const json = /^application\/json\s*(;|$)/i.test(contentType ?? '');
  if (!json || typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest();
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  const fits =
    typeof query === 'string' &&
    isAbsentOr('string', operationName) &&
    isAbsentOr('object', variables) &&
    isAbsentOr('object', extensions);
  if (!fits) throw badRequest();
  return { query, variables };
}

/** The answer to everything that is not understood as a request. */
export const badRequest = (): Failure => new Failure('BAD_USER_INPUT', 'badQuery');
