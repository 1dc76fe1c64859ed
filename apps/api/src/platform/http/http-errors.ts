import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isUnavailable } from '../database/database-errors';
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
    const status = error instanceof Failure ? 400 : (error.statusCode ?? 500);
    const cause = status >= 500 || error instanceof Failure ? error : refusalOf(status, bodyLimit);
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
  const { message, extensions } = wireError(new GraphQLError('', { originalError: error }), locale, logger);
  return reply.send({ errors: [{ message, extensions }] });
}

// Refused by the HTTP server itself: a body that is too large, of another type, or no JSON.
const refusalOf = (status: number, bodyLimit: number): Failure =>
  status === 413
    ? new Failure('PAYLOAD_TOO_LARGE', 'requestTooLarge', { params: { max: bodyLimit / 1024 } })
    : badRequest();
