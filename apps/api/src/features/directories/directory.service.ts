import { searchKey } from '@supportal/domain';
import type { EntityTarget } from 'typeorm';
import type { Reader } from '../../platform/database/reader';
import { sql, type Sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { Failure, notFound } from '../../platform/graphql/failure';
import type { AdminChange } from '../administration/admin-change';
import type { Administration, AdminOrder } from '../administration/administration';
import type { AuditSubject } from '../administration/audit-trail';
import { expectUnused, type Place, type Places } from '../administration/places';
import type { DirectoryEntryInput, UpdateDirectoryEntryInput } from './directory.inputs';
import { Environment } from './environment.entity';
import { SupportedSystem } from './system.entity';

type Entry = SupportedSystem | Environment;

/** One of the directories of the provider. */
export interface Directory<T extends Entry> {
  readonly entity: EntityTarget<T>;
  readonly kind: 'SYSTEM' | 'ENVIRONMENT';
  /** Where an entry is used. */
  readonly places: (id: number) => Sql;
}

/** The systems that the provider supports. */
export const systems: Directory<SupportedSystem> = {
  entity: SupportedSystem,
  kind: 'SYSTEM',
  places: (id) => sql`
    SELECT 'TICKET' AS kind, 0 AS id, '' AS name, COUNT(*) AS count FROM ticket t WHERE t.systemId = ${id}
    UNION ALL
    SELECT 'GROUP' AS kind, g.id, g.name, 1 AS count FROM group_system s JOIN user_group g ON g.id = s.groupId
    WHERE s.systemId = ${id}`,
};
/** Where problems can show. */
export const environments: Directory<Environment> = {
  entity: Environment,
  kind: 'ENVIRONMENT',
  places: (id) => sql`
    SELECT 'TICKET' AS kind, 0 AS id, '' AS name, COUNT(*) AS count FROM ticket t WHERE t.environmentId = ${id}`,
};

const rights = ['directory.edit'] as const;

/** Lists and edits the entries of a directory. */
export class DirectoryService<T extends Entry> {
  constructor(
    private readonly administration: Administration,
    private readonly read: Reader,
    private readonly directory: Directory<T>,
  ) {}

  /** The entries whose name contains the words, by name. */
  async list(search: string | null, active: boolean | null): Promise<T[]> {
    const key = searchKey(search ?? '');
    const rows = await this.read.list(this.directory.entity);
    return rows
      .filter((row) => searchKey(row.name).includes(key) && (active === null || row.active === active))
      .sort((a, b) => searchKey(a.name).localeCompare(searchKey(b.name), 'ru') || a.id - b.id);
  }

  /** The entry with this id. */
  async find(id: number): Promise<T> {
    const [row] = await this.read.byIds(this.directory.entity, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** A new entry, offered at once. */
  async create(order: AdminOrder, input: DirectoryEntryInput): Promise<number> {
    const { made } = await this.administration.change(order, async (change) => {
      await change.withinAll(rights);
      const values = { name: input.name.trim(), active: true, version: 1 };
      await this.expectFree(change.tx, values.name);
      const row = (await change.tx.insert<Entry>(this.directory.entity as EntityTarget<Entry>, values)) as T;
      change.audit(this.action('created'), this.subjectOf(row), {}, told(row));
      return row.id;
    });
    return made;
  }

  /** Changes name and state; a deactivated entry stays where it is used and is no longer offered. */
  async update(order: AdminOrder, input: UpdateDirectoryEntryInput): Promise<number> {
    const { made } = await this.administration.change(order, async (change) => {
      const row = await this.open(change, input.id, input.version);
      const values = { name: input.name.trim(), active: input.active };
      await this.expectFree(change.tx, values.name, row.id);
      await change.tx.update<Entry>(this.directory.entity as EntityTarget<Entry>, row.id, {
        ...values,
        version: row.version + 1,
      });
      change.audit(this.action('edited'), this.subjectOf(row), told(row), values);
      return row.id;
    });
    return made;
  }

  /** Removes an entry that is used nowhere. */
  async remove(order: AdminOrder, id: number, version: number): Promise<void> {
    await this.administration.change(order, async (change) => {
      const row = await this.open(change, id, version);
      expectUnused(await this.placesOf(change.tx, id));
      await change.tx.remove<Entry>(this.directory.entity as EntityTarget<Entry>, { id });
      change.audit(this.action('deleted'), this.subjectOf(row), told(row), {});
    });
  }

  private async open(change: AdminChange, id: number, version: number): Promise<T> {
    await change.withinAll(rights);
    const row = await change.tx.lock<Entry>(this.directory.entity as EntityTarget<Entry>, { id });
    if (!row) throw notFound();
    await change.expectVersion(this.subjectOf(row as T), row, version, told(row as T));
    return row as T;
  }

  /** Two entries that are told apart by their letter case only would be taken for each other. */
  private async expectFree(tx: Tx, name: string, own?: number): Promise<void> {
    const rows = await tx.list<Entry>(this.directory.entity as EntityTarget<Entry>, {});
    if (rows.some((row) => row.id !== own && searchKey(row.name) === searchKey(name)))
      throw new Failure('BAD_USER_INPUT', 'nameTaken', { fields: { name: { key: 'nameTaken' } } });
  }

  private async placesOf(tx: Tx, id: number): Promise<Places> {
    const places = await tx.rows<Place>(this.directory.places(id));
    const counted = places.map((place) => ({ ...place, count: Number(place.count) }));
    return { first: counted.filter((place) => place.count > 0), more: 0 };
  }

  private action(verb: string): string {
    return `${this.directory.kind.toLowerCase()}.${verb}`;
  }

  private subjectOf({ id, name }: T): AuditSubject {
    return { kind: this.directory.kind, id, name, organizationId: null };
  }
}

const told = ({ name, active }: Entry) => ({ name, active });
