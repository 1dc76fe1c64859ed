import { randomBytes } from 'node:crypto';
import { message, type Locale } from '@supportal/domain';
import type { ValidationError } from 'class-validator';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { isDuplicate, isUnavailable } from '../database/database-errors';
import type { Logger } from '../logger';
import { Failure, type MessageDraft } from './failure';

/**
 * The error as callers see it, in their language: a {@link Failure} as it is, bad input field by field, a malformed
 * request with its detail, UNAVAILABLE while the database is, and everything else as INTERNAL with the number of an
 * incident in the log.
 */
export function wireError(error: GraphQLError, locale: Locale, logger: Logger): GraphQLFormattedError {
  const place = {
    ...(error.path ? { path: error.path } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
  };
  const cause = rootCause(error);
  const failure = asFailure(cause);
  if (failure?.code === 'UNAVAILABLE')
    logger.warn({ err: cause, path: error.path }, 'the database is unavailable');
  if (failure) return { message: failure.text(locale), ...place, extensions: failure.extensions(locale) };
  if (cause instanceof GraphQLError) return { ...malformed(cause, locale), ...place };
  const incident = randomBytes(6).toString('hex');
  logger.error({ err: cause, incident, path: error.path }, 'request failed');
  return {
    message: message(locale, 'internal', { incident }),
    ...place,
    extensions: { code: 'INTERNAL', incident },
  };
}

/** The failure behind an error that has one. */
function asFailure(cause: unknown): Failure | null {
  if (cause instanceof Failure) return cause;
  if (cause instanceof ArgumentValidationError) {
    const fields = Object.fromEntries(cause.extensions.validationErrors.flatMap((one) => fieldsOf(one, '')));
    return new Failure('BAD_USER_INPUT', 'badInput', { fields });
  }
  if (isDuplicate(cause)) return new Failure('CONFLICT', 'duplicate');
  return isUnavailable(cause) ? new Failure('UNAVAILABLE', 'unavailable') : null;
}

// Only paths and messages: class-validator's `target` and `value` hold the whole input, passwords included.
function fieldsOf(error: ValidationError, prefix: string): [string, MessageDraft][] {
  const path = `${prefix}${error.property}`;
  const own = Object.values(error.constraints ?? {})[0];
  const nested = (error.children ?? []).flatMap((child) => fieldsOf(child, `${path}.`));
  return own ? [[path, draftOf(own)], ...nested] : nested;
}

function draftOf(text: string): MessageDraft {
  return text.startsWith('{') ? (JSON.parse(text) as MessageDraft) : { key: 'badInput' };
}

function rootCause(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

// The reason may quote the input it is about, and the input may be a password.
const quotation = /(cannot represent [^:]*): [\s\S]*$/;

function malformed(error: GraphQLError, locale: Locale): GraphQLFormattedError {
  const detail = error.message.replace(quotation, '$1.').slice(0, 500);
  return { message: message(locale, 'badQuery'), extensions: { code: 'BAD_USER_INPUT', detail } };
}
