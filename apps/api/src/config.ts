import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const seconds = z.coerce.number().int().min(0);

const schema = z.object({
  /** Address to listen on. Put a proxy with TLS in front before opening it to a network. */
  HOST: z.string().default('127.0.0.1'),
  /** Port of portal and API; 0 takes any free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** `sqlite:path` or `mysql://user:password@host/database`. */
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|mysql:\/\/.+)$/)
    .default('sqlite:data/portal.db'),
  /** When set, jobs are locked in this MongoDB; otherwise Agenda keeps them in the process. */
  MONGODB_URL: z.url().optional(),
  /** When set, live events reach the other nodes through this Redis. */
  REDIS_URL: z.url().optional(),
  /** When set, mail is sent through this server: `smtp://user:password@host:587`. */
  SMTP_URL: z.url().optional(),
  /** Sender of mail. */
  MAIL_FROM: z.string().default('SupPortal <support@localhost>'),
  /** Address people use; links in mail begin with it and browsers must come from it. */
  PORTAL_URL: z.url().optional(),
  /** Folder of uploaded files. */
  FILES_DIR: z.string().default('data/files'),
  /** Folder of the built portal. */
  PORTAL_DIR: z.string().default('dist/portal/browser'),
  /** Fill an empty database with demo data. By default only the embedded database in data/ is filled. */
  DEMO_DATA: flag.optional(),
  /** Demo: every wait lasts this many real seconds instead of its working hours; 0 keeps working hours. */
  DEMO_WAIT_SECONDS: seconds.default(0),
  /** Working hours a ticket awaits information before it awaits closure. */
  WAIT_INFO_HOURS: z.coerce.number().int().min(1).max(1000).default(40),
  /** Working hours a ticket awaits closure before it is closed. */
  WAIT_CLOSURE_HOURS: z.coerce.number().int().min(1).max(1000).default(40),
  /** How long a session lives without being used, in hours. */
  SESSION_HOURS: z.coerce.number().int().min(1).max(8760).default(168),
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  /** fatal, error, warn, info, debug, trace or silent. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Everything that can be set from outside, checked and frozen. */
export type Config = Readonly<Omit<z.infer<typeof schema>, 'DEMO_DATA'> & { DEMO_DATA: boolean }>;

/**
 * Reads the configuration from the environment. `NAME_FILE` names a file with the value of `NAME`, for secrets.
 * @throws Error that names every bad value.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const values = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, valueOf(env, name)]));
  const result = schema.safeParse(values);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is wrong:\n${problems.join('\n')}`);
  }
  const embedded = !values['DATABASE_URL'];
  return Object.freeze({ ...result.data, DEMO_DATA: result.data.DEMO_DATA ?? embedded });
}

function valueOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file) return env[name] || undefined;
  if (!existsSync(file)) throw new Error(`${name}_FILE names a file that does not exist.`);
  return readFileSync(file, 'utf8').trim();
}
