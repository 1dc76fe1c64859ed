import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured log on standard output; secrets never reach it. */
export const createLogger = (level: string): Logger =>
  pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'] });
