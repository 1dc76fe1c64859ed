import DataLoader from 'dataloader';
import { In, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import type { Base } from '../database/base.entity';
import type { Reader } from '../database/reader';
import { isIn, raw, sql } from '../database/sql';

/** How many things are read at once; a constant beside the entity it reads. */
export interface Batch<K, V> {
  (read: Reader, keys: readonly K[]): Promise<readonly V[]>;
}

/** The loaders of one request (or of one event of a subscription): what was read once is not read again. */
export class Loaders {
  private readonly loaders = new Map<unknown, DataLoader<never, unknown>>();
  constructor(private readonly read: Reader) {}

  /** The value for a key, read together with the other keys asked for in the same turn. */
  load<K, V>(batch: Batch<K, V>, key: K): Promise<V> {
    let loader = this.loaders.get(batch) as DataLoader<K, V> | undefined;
    if (!loader) {
      loader = new DataLoader<K, V>((keys) => batch(this.read, keys), { maxBatchSize: 500 });
      this.loaders.set(batch, loader as DataLoader<never, unknown>);
    }
    return loader.load(key);
  }

  /** What the links of a key point to, in their order; what is gone is left out. */
  async linked<K, L, T>(
    links: Batch<K, readonly L[]>,
    key: K,
    target: (link: L) => number,
    targets: Batch<number, T | null>,
  ): Promise<T[]> {
    const found = await this.load(links, key);
    return this.each(found.map(target), targets);
  }

  /** The rows with these ids, in their order; what is gone is left out. */
  async each<T>(ids: readonly number[], rows: Batch<number, T | null>): Promise<T[]> {
    const found = await Promise.all(ids.map((id) => this.load(rows, id)));
    return found.filter((row) => row !== null);
  }
}

/** Some columns of a row by its id; null when there is none. */
export const columnsById =
  <T extends Base, C extends keyof T & string>(
    table: string,
    columns: readonly C[],
  ): Batch<number, Pick<T, C> | null> =>
  async (read, ids) => {
    const list = raw(columns.map((column) => `r.${column}`).join(', '));
    const found = await read.rows<Pick<T, C | 'id'>>(
      sql`SELECT ${list}, r.id FROM ${raw(table)} r WHERE ${isIn('r.id', ids)}`,
    );
    const rows = new Map(found.map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  };

/** One row by its id; null when there is none. */
export const byId =
  <T extends Base>(entity: EntityTarget<T>): Batch<number, T | null> =>
  async (read, ids) => {
    const rows = new Map((await read.byIds(entity, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  };

/** All rows whose `column` is the key, in the order of ids. */
export const manyBy =
  <T extends Base>(entity: EntityTarget<T>, column: keyof T & string): Batch<number, T[]> =>
  async (read, keys) => {
    const rows = await read.list(entity, { [column]: In([...keys]) } as FindOptionsWhere<T>);
    const groups = new Map<unknown, T[]>(keys.map((key) => [key, []]));
    for (const row of rows) groups.get(row[column])?.push(row);
    return keys.map((key) => groups.get(key)!);
  };
