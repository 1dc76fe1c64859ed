import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isUnavailable } from '../database/database-errors';
import { InvalidDocument } from '../graphql/documents';
import { Failure } from '../graphql/failure';
import { badRequest } from '../graphql/http-request';
import { wireError } from '../graphql/wire-errors';
import type { Logger } from '../logger';
import { localeOf } from './request-origin';

/** Answers what fails outside of GraphQL in the shape of its errors: a code, a message, nothing internal. */
export function answerErrors(fastify: FastifyInstance, logger: Logger, bodyLimit: number): void {
  fastify.setErrorHandler((error: FastifyError, request, reply) => {
    if (isUnavailable(error))
      return sendFailure(error, request, reply.code(503).header('retry-after', '1'), logger);
    const ours =
      error instanceof Failure || error instanceof GraphQLError || error instanceof InvalidDocument;
    const status = ours ? 400 : (error.statusCode ?? 500);
    const cause = status >= 500 || ours ? error : refusalOf(status, bodyLimit);
    return sendFailure(cause, request, reply.code(status), logger);
  });
}

/** Sends an error in the language the sender asks for. */
export function sendFailure(
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): FastifyReply {
  const locale = localeOf(request.headers['accept-language']);
  const errors = graphqlErrors(error).map((one) => wireError(one, locale, logger));
  return reply.send({ errors });
}

function graphqlErrors(error: Error): readonly GraphQLError[] {
  if (error instanceof InvalidDocument) return error.errors;
  return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error })];
}

// Refused by the HTTP server itself: a body that is too large, of another type, or no JSON.
const refusalOf = (status: number, bodyLimit: number): Failure =>
  status === 413
    ? new Failure('PAYLOAD_TOO_LARGE', 'requestTooLarge', { params: { max: bodyLimit / 1024 } })
    : badRequest();
