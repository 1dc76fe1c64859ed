import type { DataSource, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { In } from 'typeorm';
import { preparedRows, type PreparedRows } from './prepared-rows';
import type { Sql } from './sql';

/** The door for reads: committed rows only, no writes. */
export class Reader {
  private readonly readPrepared: PreparedRows;
  constructor(private readonly source: DataSource) {
    this.readPrepared = preparedRows(source);
  }

  /** Rows of a statement, columns as named there. Times come as the database gives them: use `fromSqlTime`. */
  async rows<T>(statement: Sql): Promise<T[]> {
    return (await this.source.query(statement.text, [...statement.params])) as T[];
  }

  /**
   * The same for statements that are asked often: they are prepared once, and the ones not used for longest are given
   * up. Times come as text.
   */
  async prepared<T>(statement: Sql): Promise<T[]> {
    return (await this.readPrepared(statement, false)) as T[];
  }

  /** The same with rows as values in the order of their columns, which costs half as much. */
  async tuples(statement: Sql): Promise<unknown[][]> {
    return (await this.readPrepared(statement, true)) as unknown[][];
  }

  /** The one row meant, or null. */
  find<T extends ObjectLiteral>(entity: EntityTarget<T>, where: FindOptionsWhere<T>): Promise<T | null> {
    return this.source.manager.findOneBy(entity, where);
  }

  /** All rows meant, in the order of ids unless told otherwise. */
  list<T extends ObjectLiteral>(entity: EntityTarget<T>, where: FindOptionsWhere<T> = {}): Promise<T[]> {
    return this.source.manager.find(entity, { where, order: { id: 'ASC' } as never });
  }

  /** Rows with these ids; none for an empty list. */
  async byIds<T extends ObjectLiteral>(entity: EntityTarget<T>, ids: readonly number[]): Promise<T[]> {
    if (!ids.length) return [];
    return this.source.manager.findBy(entity, { id: In([...ids]) } as never);
  }
}
