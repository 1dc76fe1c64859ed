import type { Locale } from '@supportal/domain';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { wireError } from '../graphql/wire-errors';
import type { Logger } from '../logger';

const statusOf: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  PASSWORD_CHANGE_REQUIRED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** Answers an error of a route beside GraphQL in the form of GraphQL, with the status of its code. */
export function answerError(
  error: unknown,
  reply: FastifyReply,
  locale: Locale,
  logger: Logger,
): FastifyReply {
  const originalError = error instanceof Error ? error : new Error(String(error));
  const { message, extensions } = wireError(new GraphQLError('', { originalError }), locale, logger);
  return reply
    .code(statusOf[String(extensions?.['code'])] ?? 500)
    .send({ errors: [{ message, extensions }] });
}
