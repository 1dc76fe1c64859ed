import type { Base } from '../platform/database/base.entity';
import type { Tx } from '../platform/database/tx';

type Entity<T extends Base> = new () => T;

const chunkSize = 250;

/** Rows being prepared in memory, with their ids, to be written in few large inserts. */
export class RowDraft {
  private readonly rows = new Map<Entity<Base>, Base[]>();
  private readonly offsets = new Map<Entity<Base>, number>();

  /** Ids of this entity go on after `offset`. */
  after<T extends Base>(entity: Entity<T>, offset: number): void {
    this.offsets.set(entity, offset);
  }

  /** Adds a row and returns it with its id. */
  add<T extends Base>(entity: Entity<T>, values: Omit<T, 'id'>): T {
    const rows = this.rows.get(entity) ?? [];
    this.rows.set(entity, rows);
    const row = { id: (this.offsets.get(entity) ?? 0) + rows.length + 1, ...values } as T;
    rows.push(row);
    return row;
  }

  /** The rows of an entity so far. */
  of<T extends Base>(entity: Entity<T>): readonly T[] {
    return (this.rows.get(entity) ?? []) as unknown as T[];
  }

  /** Writes the rows, entities in the given order, which must name every entity that has rows. */
  async write(tx: Tx, order: readonly Entity<Base>[]): Promise<void> {
    const forgotten = [...this.rows.keys()].filter((entity) => !order.includes(entity));
    if (forgotten.length)
      throw new Error(`No order for rows of ${forgotten.map(({ name }) => name).join(', ')}`);
    for (const entity of order) {
      const rows = this.rows.get(entity) ?? [];
      for (let at = 0; at < rows.length; at += chunkSize) {
        const insert = tx.manager.createQueryBuilder().insert().into(entity);
        // The rows have their ids: nothing is to be read back.
        await insert
          .values(rows.slice(at, at + chunkSize))
          .updateEntity(false)
          .callListeners(false)
          .execute();
      }
    }
  }
}
