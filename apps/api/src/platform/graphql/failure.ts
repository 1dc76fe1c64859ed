import { message, type ErrorCode, type Locale, type MessageKey } from '@supportal/domain';

/** A message before it has a language. */
export interface MessageDraft {
  readonly key: MessageKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

interface FailureOptions {
  readonly params?: MessageDraft['params'];
  /** What is wrong with single fields, by the path of the field in the input. */
  readonly fields?: Readonly<Record<string, MessageDraft>>;
  /** More for the caller, such as the `current` state of a CONFLICT. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An error the caller is meant to see. Everything else is INTERNAL. */
export class Failure extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly key: MessageKey,
    readonly options: FailureOptions = {},
  ) {
    super(`${code}: ${key}`);
  }

  /** The message in a language. */
  text(locale: Locale): string {
    return message(locale, this.key, this.options.params);
  }

  /** `extensions` of the GraphQL error in a language. */
  extensions(locale: Locale): Record<string, unknown> {
    const fields = Object.entries(this.options.fields ?? {}).map(([path, draft]) => [
      path,
      message(locale, draft.key, draft.params),
    ]);
    return {
      code: this.code,
      key: this.key,
      ...(fields.length ? { fields: Object.fromEntries(fields) } : {}),
      ...this.options.extensions,
    };
  }
}

/** The answer for everything that does not exist or is out of reach: the two look the same. */
export const notFound = (key: MessageKey = 'notFound'): Failure => new Failure('NOT_FOUND', key);
