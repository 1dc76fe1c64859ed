import {
  In,
  type DeepPartial,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import type { EventName, Events } from '../../events';
import type { Sql } from './sql';
import type { WriteWatch } from './write-watch';

/** The table whose rows a statement of our own changes or removes. */
const changedTable = /^\s*(?:UPDATE|DELETE\s+FROM)\s+(\w+)/i;

/** An event waiting for the commit. */
export type RaisedEvent = { [N in EventName]: { readonly name: N; readonly payload: Events[N] } }[EventName];

/** One transaction. Everything written through it commits together or not at all. */
export class Tx {
  readonly raised: RaisedEvent[] = [];
  private readonly ends = new Map<string, (() => void)[]>();
  constructor(
    /** TypeORM's own handle, for what has no word here; writes through it are not watched. */
    readonly manager: EntityManager,
    private readonly oneConnection: boolean,
    private readonly watches: readonly WriteWatch[] = [],
  ) {}

  /** The row, held against other writers until the end of the transaction; null when there is none. */
  lock<T extends ObjectLiteral>(entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<T | null> {
    // SQLite has one writer: whoever is in a transaction holds everything.
    const lock = this.oneConnection ? {} : { lock: { mode: 'pessimistic_write' as const } };
    return this.manager.findOne(entity, { where, ...lock });
  }

  /** The rows with these ids, held like {@link lock}, in the order of ids. */
  lockAll<T extends ObjectLiteral & { id: number }>(
    entity: EntityTarget<T>,
    ids: readonly number[],
  ): Promise<T[]> {
    const lock = this.oneConnection ? {} : { lock: { mode: 'pessimistic_write' as const } };
    const where = { id: In([...ids]) } as FindOptionsWhere<T>;
    return this.manager.find(entity, { where, order: { id: 'ASC' } as never, ...lock });
  }

  find<T extends ObjectLiteral>(entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<T | null> {
    return this.manager.findOneBy(entity, where);
  }

  list<T extends ObjectLiteral>(entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<T[]> {
    return this.manager.find(entity, { where, order: { id: 'ASC' } as never });
  }

  /** A new row, returned with its id. */
  async insert<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    values: NoInfer<DeepPartial<T>>,
  ): Promise<T> {
    const row = this.manager.create(entity, values);
    await this.manager.insert(entity, row as never);
    return row;
  }

  /** New rows, whose ids are not asked for; none for an empty list. */
  async insertAll<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    rows: readonly NoInfer<DeepPartial<T>>[],
  ): Promise<void> {
    if (!rows.length) return;
    const insert = this.manager.createQueryBuilder().insert().into(entity);
    await insert
      .values(rows as never)
      .updateEntity(false)
      .execute();
  }

  /** Sets columns of the row with this id; its current values must be held by {@link lock}. */
  async update<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    id: number,
    values: Partial<T>,
  ): Promise<void> {
    this.touch(this.tableOf(entity));
    await this.manager.update(entity, id, values as never);
  }

  /** Removes the rows meant. */
  async remove<T extends ObjectLiteral>(entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<void> {
    this.touch(this.tableOf(entity));
    await this.manager.delete(entity, where);
  }

  /** Rows of a statement inside this transaction. */
  async rows<T>(statement: Sql): Promise<T[]> {
    const changed = changedTable.exec(statement.text)?.[1];
    if (changed) this.touch(changed);
    return (await this.manager.query(statement.text, [...statement.params])) as T[];
  }

  /** Rows of a statement, held against changes by others until the end of the transaction. */
  rowsHeld<T>({ text, params }: Sql): Promise<T[]> {
    return this.rows<T>({ text: this.oneConnection ? text : `${text} LOCK IN SHARE MODE`, params });
  }

  /** A fact: `within` reactions run before the commit, `live` and `durable` ones after it. */
  raise<N extends EventName>(name: N, payload: Events[N]): void {
    this.raised.push({ name, payload } as RaisedEvent);
  }

  /** Committed or not: whoever watches may look again. */
  ended(): void {
    for (const end of [...this.ends.values()].flat()) end();
    this.ends.clear();
  }

  private touch(table: string): void {
    if (!this.ends.has(table))
      this.ends.set(
        table,
        this.watches.flatMap((watch) => watch.begin(table) ?? []),
      );
  }

  private tableOf<T extends ObjectLiteral>(entity: EntityTarget<T>): string {
    return this.manager.connection.getMetadata(entity).tableName;
  }
}
