import { hash as argonHash, verify as argonVerify, type Algorithm } from '@node-rs/argon2';
import { Gate } from './gate';
import type { Passwords } from './password-port';

export type { Passwords } from './password-port';

// What OWASP recommends for argon2id; its number, because a const enum does not survive single-file compilation.
const argon2id: Algorithm.Argon2id = 2;
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each run takes 19 MiB and a whole core: a flood of sign-ins must queue instead of taking the machine. */
const gate = new Gate(2);

/** Longer input is never a password of ours and is not worth hashing. */
const longest = 1_000;

/** A hash with the same cost as ours, of a password nobody knows. */
const hashOfNothing =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

// The same password typed on another keyboard or system may arrive decomposed.
const asTyped = (password: string): string => password.normalize('NFC');

const matches = (phc: string, password: string): Promise<boolean> =>
  gate.run(() => argonVerify(phc, asTyped(password)).catch(() => false));

/** Argon2id in PHC format. */
export const hash = (password: string): Promise<string> => gate.run(() => argonHash(asTyped(password), cost));

/** True when the password belongs to the hash; a damaged hash belongs to none. */
export const verify = (phc: string, password: string): Promise<boolean> =>
  password.length > longest ? verifyAgainstNothing(password) : matches(phc, password);

/** Takes the time of {@link verify} and says no: for logins that do not exist. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  await matches(hashOfNothing, password.slice(0, longest));
  return false;
}

/** Passwords as the product keeps them. */
export const argonPasswords: Passwords = {
  hash,
  verifyOrPretend: (phc, password) => (phc === null ? verifyAgainstNothing(password) : verify(phc, password)),
};
