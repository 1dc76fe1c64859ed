import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** What is told of an error: drivers add statements and their values, which hold secrets and people's words. */
const plainError = (error: unknown) =>
  error instanceof Error
    ? {
        type: error.name,
        message: error.message.slice(0, 1000),
        code: (error as { code?: unknown }).code,
        stack: error.stack,
      }
    : { type: typeof error };

/** Structured log on standard output; secrets never reach it. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    serializers: { err: plainError },
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'],
  });
