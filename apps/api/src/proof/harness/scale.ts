import { randomInt } from 'node:crypto';
import { Random, seed } from '../../testing/random';

/** True for the long form of the proofs: `npm run proof`. */
export const isFull = process.env['PROOF_SCALE'] === 'full';

/** How much of something a proof does: less in `npm test`, all of it in `npm run proof`. */
export const scaled = (short: number, full: number): number => (isFull ? full : short);

/** The seed of this run: TEST_SEED; otherwise always the same in the short form, another one each time in the long. */
export const proofSeed = isFull && !process.env['TEST_SEED'] ? randomInt(2 ** 31) : seed;

/** Reproducible choices for one proof; {@link proofSeed} belongs into the name of the test. */
export const proofRandom = (): Random => new Random(proofSeed);
