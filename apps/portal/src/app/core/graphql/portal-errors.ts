import { HttpErrorResponse } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { errorCodes, type ErrorCode } from '@supportal/domain';
import { injectTexts, type TextKey } from '../i18n/texts';
import { PortalError } from './portal-error';

interface AnsweredError {
  readonly message?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const messageByStatus: Readonly<Record<number, { code: ErrorCode; key: TextKey }>> = {
  401: { code: 'UNAUTHENTICATED', key: 'errors.unauthenticated' },
  403: { code: 'FORBIDDEN', key: 'errors.forbidden' },
  404: { code: 'NOT_FOUND', key: 'errors.notFound' },
  429: { code: 'RATE_LIMITED', key: 'errors.rateLimited' },
};

/** Turns whatever a call failed with into a {@link PortalError}. */
@Injectable({ providedIn: 'root' })
export class PortalErrors {
  private readonly text = injectTexts();

  /** The error as the portal shows it. */
  from(error: unknown): PortalError {
    if (error instanceof PortalError) return error;
    const answered = answeredErrors(error)[0];
    const code = errorCodes.find((one) => one === answered?.extensions?.['code']);
    if (answered && code) return this.answered(code, answered);
    const known = messageByStatus[statusOf(error)];
    if (known) return new PortalError(known.code, this.text(known.key));
    if (statusOf(error) >= 500) return new PortalError('NETWORK', this.text('errors.unavailable'));
    if (answered) return new PortalError('INTERNAL', this.text('errors.unknown'));
    return new PortalError('NETWORK', this.text('errors.network'));
  }

  private answered(code: ErrorCode, { message, extensions = {} }: AnsweredError): PortalError {
    return new PortalError(
      code,
      message || this.text('errors.unknown'),
      fieldsOf(extensions['fields']),
      extensions,
    );
  }
}

/** The GraphQL errors inside a failure: in the result, in the body of an HTTP error or in a message of the socket. */
export function answeredErrors(error: unknown): readonly AnsweredError[] {
  if (CombinedGraphQLErrors.is(error)) return error.errors;
  if (ServerError.is(error)) return errorsOf(parsed(error.bodyText));
  if (error instanceof HttpErrorResponse) return errorsOf(error.error);
  return Array.isArray(error) ? (error as AnsweredError[]) : [];
}

function errorsOf(body: unknown): AnsweredError[] {
  const errors = typeof body === 'object' && body && 'errors' in body ? body.errors : undefined;
  return Array.isArray(errors) ? (errors as AnsweredError[]) : [];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function statusOf(error: unknown): number {
  if (ServerError.is(error)) return error.statusCode;
  return error instanceof HttpErrorResponse ? error.status : 0;
}

const fieldsOf = (fields: unknown): Record<string, string> =>
  typeof fields === 'object' && fields ? (fields as Record<string, string>) : {};
