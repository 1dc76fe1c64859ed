import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** Where a server of a proof keeps what it must not lose, as its configuration. */
export interface ProofPlace {
  readonly env: Record<string, string>;
  readonly files: string;
  remove(): Promise<void>;
}

/** A fresh SQLite database and folder of files. */
export async function sqliteProofPlace(): Promise<ProofPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'supportal-proof-'));
  const files = join(folder, 'files');
  return {
    env: { DATABASE_URL: `sqlite:${join(folder, 'portal.db')}`, FILES_DIR: files },
    files,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A fresh database on this MariaDB or MySQL server, and a folder of files. */
export async function mysqlProofPlace(server: string): Promise<ProofPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'supportal-proof-'));
  const name = `supportal_proof_${randomBytes(6).toString('hex')}`;
  await command(server, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return {
    env: { DATABASE_URL: new URL(`/${name}`, server).href, FILES_DIR: folder },
    files: folder,
    remove: async () => {
      await command(server, `DROP DATABASE \`${name}\``);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The first value of the first row of a statement on this server. */
export async function command(server: string, statement: string): Promise<unknown> {
  const connection = await createConnection(server);
  try {
    const [rows] = await connection.query(statement);
    return Array.isArray(rows) ? Object.values((rows[0] ?? {}) as object)[0] : undefined;
  } finally {
    await connection.end();
  }
}
