/** Hashing of passwords; tests replace it where the cost does not matter. */
export interface Passwords {
  /** Argon2id in PHC format. */
  hash(password: string): Promise<string>;
  /** True when the password belongs to the hash. Without a hash it takes the same time and says no. */
  verifyOrPretend(phc: string | null, password: string): Promise<boolean>;
}
