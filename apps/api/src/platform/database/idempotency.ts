import { createHash } from 'node:crypto';
import { LessThan } from 'typeorm';
import type { Clock } from '../clock';
import { Failure } from '../graphql/failure';
import { IdempotencyKey } from './idempotency-key.entity';
import type { Tx } from './tx';
import type { UnitOfWork } from './unit-of-work';

/** Who does what under which key; without a key nothing is remembered. */
export interface KeyedOperation {
  readonly userId: number;
  readonly operation: string;
  readonly key: string | null | undefined;
  readonly input: object;
}

const day = 86_400_000;
/** How long keys are remembered. */
const memory = 7 * day;

const hashOf = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex');

/** Does things once per client-made key, however often they are asked for. */
export class Idempotency {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in a transaction and remembers the id it returns; the same key and input again returns that id
   * without running it. Another input under the same key is a CONFLICT.
   */
  async once(what: KeyedOperation, work: (tx: Tx) => Promise<number>): Promise<number> {
    const { key, userId, operation, input } = what;
    if (!key) return this.uow.run(work);
    const place = { userId, operation, clientKey: key };
    const attempt = this.uow.run(async (tx) => {
      const known = await tx.lock(IdempotencyKey, place);
      if (known) return resultOf(known, input);
      const resultId = await work(tx);
      const createdAt = this.clock.now();
      await tx.insert(IdempotencyKey, { ...place, inputHash: hashOf(input), resultId, createdAt });
      return resultId;
    });
    // Two retries at once: the slower one is refused the key, or meets what the faster one has changed already.
    return attempt.catch(async (error: unknown) => {
      const known = await this.uow.run((tx) => tx.find(IdempotencyKey, place));
      if (!known) throw error;
      return resultOf(known, input);
    });
  }

  /** Job: forgets old keys. */
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - memory);
    await this.uow.run((tx) => tx.remove(IdempotencyKey, { createdAt: LessThan(before) }));
  }
}

function resultOf(known: IdempotencyKey, input: object): number {
  if (known.inputHash !== hashOf(input)) throw new Failure('CONFLICT', 'idempotencyMismatch');
  return known.resultId;
}
