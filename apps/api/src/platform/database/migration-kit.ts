import {
  Table,
  TableForeignKey,
  TableIndex,
  type ColumnOptions,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';
import { refusedVerbs, refusingTrigger } from './append-only';
import { bool, int, json, longText, text, time } from './columns';
import { foreignKeyName, indexName } from './naming';

/** A column being described; chain `nullable()` and `references()`. */
export class ColumnDraft {
  isNullable = false;
  target: string | null = null;
  fallback: string | number | null = null;
  constructor(
    readonly name: string,
    readonly kind: ColumnOptions,
  ) {}
  /** The value may be absent. */
  nullable(): this {
    this.isNullable = true;
    return this;
  }
  /** What rows have that do not say otherwise; the entity names the same. */
  default(value: string | number): this {
    this.fallback = value;
    return this;
  }
  /** The value is the id of a row of `table`. */
  references(table: string): this {
    this.target = table;
    return this;
  }
}

/** A table being described, in the kinds of columns.ts. */
export class TableDraft {
  readonly columns: ColumnDraft[] = [];
  readonly indexes: { columns: string[]; unique: boolean }[] = [];
  private add(name: string, kind: ColumnOptions): ColumnDraft {
    const draft = new ColumnDraft(name, kind);
    this.columns.push(draft);
    return draft;
  }
  int = (name: string) => this.add(name, int);
  text = (name: string, length: number) => this.add(name, text(length));
  longText = (name: string) => this.add(name, longText);
  bool = (name: string) => this.add(name, bool);
  json = (name: string) => this.add(name, json);
  time = (name: string) => this.add(name, time);
  /** Index over the columns, in this order. */
  index(...columns: string[]): void {
    this.indexes.push({ columns, unique: false });
  }
  /** Index over the columns that forbids two equal rows. */
  unique(...columns: string[]): void {
    this.indexes.push({ columns, unique: true });
  }
}

/** What a migration can do; kinds are mapped per database here and nowhere else. */
export class MigrationKit {
  constructor(private readonly runner: QueryRunner) {}

  /**
   * A new table with an auto-increment `id`; one that is there already stays. MySQL commits each step by itself: a
   * migration that was cut off begins anew and goes on where it was.
   */
  async create(name: string, describe: (table: TableDraft) => void): Promise<void> {
    const draft = new TableDraft();
    describe(draft);
    await this.runner.createTable(
      new Table({
        name,
        columns: [this.idColumn(), ...draft.columns.map((column) => this.column(column))],
        foreignKeys: draft.columns
          .filter((column) => column.target)
          .map((column) => this.foreignKey(name, column)),
        indices: draft.indexes.map((index) => this.index(name, index)),
      }),
      true,
    );
  }

  /**
   * More columns and indexes for a table, those that are there already left alone. Each column needs a default or is
   * nullable, because there are rows; none of them may be a reference, which SQLite adds only by copying the table.
   */
  async extend(name: string, describe: (table: TableDraft) => void): Promise<void> {
    const draft = new TableDraft();
    describe(draft);
    for (const column of draft.columns)
      if (!(await this.runner.hasColumn(name, column.name)))
        await this.runner.query(`ALTER TABLE ${name} ADD COLUMN ${this.definition(column)}`);
    const { indices } = (await this.runner.getTable(name))!;
    for (const index of draft.indexes.map((one) => this.index(name, one)))
      if (!indices.some((one) => one.name === index.name)) await this.runner.createIndex(name, index);
  }

  /** Runs a statement that both databases understand; answers its rows. */
  async run<T>(statement: string, params: readonly unknown[] = []): Promise<T[]> {
    return (await this.runner.query(statement, [...params])) as T[];
  }

  /**
   * Forbids to change or remove rows. A MySQL server that writes a binary log may reserve triggers to its administrator:
   * then the application's own care has to do.
   */
  async makeAppendOnly(name: string): Promise<void> {
    const isMysql = this.runner.connection.options.type === 'mysql';
    const refuse = isMysql
      ? `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${name} is append-only'`
      : `BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`;
    for (const verb of refusedVerbs) {
      const trigger = refusingTrigger(name, verb);
      await this.runner.query(`DROP TRIGGER IF EXISTS ${trigger}`);
      await this.runner
        .query(`CREATE TRIGGER ${trigger} BEFORE ${verb} ON ${name} FOR EACH ROW ${refuse}`)
        .catch((error: { errno?: number }) => {
          if (!isMysql || !needsMorePrivileges(error)) throw error;
        });
    }
  }

  /** True when the table has the column. */
  has(name: string, column: string): Promise<boolean> {
    return this.runner.hasColumn(name, column);
  }

  /** Removes columns with their indexes; those that are gone already do not matter. */
  async shrink(name: string, columns: readonly string[], indexes: readonly string[][]): Promise<void> {
    const { indices } = (await this.runner.getTable(name))!;
    for (const index of indexes.map((one) => indexName(name, one)))
      if (indices.some((one) => one.name === index)) await this.runner.dropIndex(name, index);
    for (const column of columns)
      if (await this.has(name, column)) await this.runner.query(`ALTER TABLE ${name} DROP COLUMN ${column}`);
  }

  /** Removes a table with all its rows. */
  drop(name: string): Promise<void> {
    return this.runner.dropTable(name);
  }

  /** One binary collation everywhere: MySQL then compares text as SQLite does. */
  async useBinaryCollation(): Promise<void> {
    if (this.runner.connection.options.type !== 'mysql') return;
    const [{ name }] = (await this.runner.query('SELECT DATABASE() AS name')) as [{ name: string }];
    await this.runner.query(`ALTER DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  }

  private typeOf(kind: ColumnOptions): string {
    return this.runner.connection.driver.normalizeType({ ...kind, type: kind.type });
  }
  private definition({ name, kind, isNullable, fallback }: ColumnDraft): string {
    const size = kind.length ?? kind.precision;
    const type = `${name} ${this.typeOf(kind)}${size ? `(${size})` : ''}`;
    if (isNullable) return `${type} NULL`;
    return `${type} NOT NULL DEFAULT ${typeof fallback === 'string' ? `'${fallback}'` : fallback}`;
  }
  private idColumn(): TableColumnOptions {
    return {
      name: 'id',
      type: this.typeOf(int),
      isPrimary: true,
      isGenerated: true,
      generationStrategy: 'increment',
    };
  }
  private column(draft: ColumnDraft): TableColumnOptions {
    const { length, precision } = draft.kind;
    const sized = { ...(length ? { length: String(length) } : {}), ...(precision ? { precision } : {}) };
    return { name: draft.name, type: this.typeOf(draft.kind), isNullable: draft.isNullable, ...sized };
  }
  private foreignKey(table: string, draft: ColumnDraft): TableForeignKey {
    return new TableForeignKey({
      name: foreignKeyName(table, [draft.name]),
      columnNames: [draft.name],
      referencedTableName: draft.target!,
      referencedColumnNames: ['id'],
      // Said aloud, because MariaDB calls its default RESTRICT.
      onDelete: 'NO ACTION',
      onUpdate: 'NO ACTION',
    });
  }
  private index(table: string, { columns, unique }: { columns: string[]; unique: boolean }): TableIndex {
    return new TableIndex({ name: indexName(table, columns), columnNames: columns, isUnique: unique });
  }
}

// ER_BINLOG_CREATE_ROUTINE_NEED_SUPER, ER_SPECIFIC_ACCESS_DENIED_ERROR, ER_TABLEACCESS_DENIED_ERROR.
const needsMorePrivileges = ({ errno }: { errno?: number }): boolean =>
  errno === 1419 || errno === 1227 || errno === 1142;

/** A migration class for TypeORM, described in the words of the kit. The name ends with its timestamp. */
export function migration(
  name: string,
  steps: { up: (kit: MigrationKit) => Promise<void>; down: (kit: MigrationKit) => Promise<void> },
): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;
    up = (runner: QueryRunner) => steps.up(new MigrationKit(runner));
    down = (runner: QueryRunner) => steps.down(new MigrationKit(runner));
  };
}
