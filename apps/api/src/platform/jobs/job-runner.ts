/** Recurring work of the server. Jobs act only on what is due in SQL: a lost, late or doubled run changes nothing. */
export interface JobRunner {
  /** Names a piece of work; before {@link start}. */
  define(name: string, run: () => Promise<void>): void;
  /** Runs it every `'1 second'`, `'5 minutes'`, `'1 hour'`; before {@link start}. */
  every(interval: string, name: string): void;
  /** Begins to run jobs. Never fails because a service is away. */
  start(): Promise<void>;
  /** Runs nothing more and waits for what runs, for a few seconds at most. */
  stop(): Promise<void>;
}

const units: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000 };

/** Milliseconds of `'5 seconds'`; a misspelt interval would silently never run, so it is refused. */
export function intervalOf(text: string): number {
  const [, count = '', unit = ''] = /^(\d+) (second|minute|hour)s?$/.exec(text) ?? [];
  const length = Number(count) * (units[unit] ?? 0);
  if (!length)
    throw new Error(`Not an interval of a job: '${text}'. Write '1 second', '5 minutes', '1 hour'.`);
  return length;
}
