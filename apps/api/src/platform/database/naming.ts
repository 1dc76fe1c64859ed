import { DefaultNamingStrategy, type NamingStrategyInterface, type Table, type View } from 'typeorm';

const nameOf = (table: Table | View | string): string =>
  (typeof table === 'string' ? table : table.name).split('.').pop()!;

/** Name of an index, the same in entities and migrations: `ix_ticket_status_id`. */
export const indexName = (table: string, columns: readonly string[]): string =>
  `ix_${table}_${columns.join('_')}`.slice(0, 60);
/** Name of a foreign key: `fk_ticket_authorId`. */
export const foreignKeyName = (table: string, columns: readonly string[]): string =>
  `fk_${table}_${columns.join('_')}`.slice(0, 60);

/** Names every index and key after its table and columns, so that entities and migrations agree on both databases. */
export class PortalNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override indexName(table: Table | View | string, columns: string[]): string {
    return indexName(nameOf(table), columns);
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return foreignKeyName(nameOf(table), columns);
  }
}
