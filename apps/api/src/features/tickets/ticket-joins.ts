import { raw, type Sql } from '../../platform/database/sql';
import type { ShownPerson } from '../accounts/people.service';
import type { SupportedSystem } from '../directories/system.entity';
import type { Organization } from '../organizations/organization.entity';

/** What a page of tickets shows of the tickets and of the people they name. */
export interface ShownFields {
  readonly ticket: ReadonlySet<string>;
  readonly person: ReadonlySet<string>;
}

/**
 * What a ticket points to, when it was read together with it: as much as the document asks for, so it belongs to this
 * ticket of this answer and to nothing else.
 */
export interface ReadAlong {
  system?: Pick<SupportedSystem, 'id' | 'name'>;
  organization?: Pick<Organization, 'id' | 'name' | 'kind'>;
  author?: Partial<ShownPerson>;
  assignee?: Partial<ShownPerson>;
}

/** Something that a ticket `t` points to and that is read along with it. */
export interface Join {
  readonly field: keyof ReadAlong;
  readonly columns: readonly string[];
  readonly tables: string;
  /** What the values of the columns, the first of them at `at`, say of the ticket's reference. */
  of(values: readonly unknown[], at: number): object | undefined;
}

const system: Join = {
  field: 'system',
  columns: ['s.id', 's.name'],
  tables: 'JOIN supported_system s ON s.id = t.systemId',
  of: (values, at) => ({ id: values[at], name: values[at + 1] }),
};

const organization: Join = {
  field: 'organization',
  columns: ['o.id', 'o.name', 'o.kind'],
  tables: 'JOIN organization o ON o.id = t.organizationId',
  of: (values, at) => ({ id: values[at], name: values[at + 1], kind: values[at + 2] }),
};

const nameOf = (values: readonly unknown[], at: number) =>
  values[at] === null ? undefined : { id: values[at], fullName: values[at + 1] };

const personOf = (values: readonly unknown[], at: number) =>
  values[at] === null
    ? undefined
    : {
        id: values[at],
        fullName: values[at + 1],
        organizationId: values[at + 2],
        active: Boolean(values[at + 3]),
        kind: values[at + 4],
      };

/** Of people no more than the name, when nothing else is shown. */
function person(field: 'author' | 'assignee', whole: boolean): Join {
  const [join, p, o] = field === 'author' ? ['JOIN', 'pa', 'oa'] : ['LEFT JOIN', 'pe', 'oe'];
  const account = `${join} user_account ${p} ON ${p}.id = t.${field}Id`;
  const name = [`${p}.id`, `${p}.fullName`];
  if (!whole) return { field, columns: name, tables: account, of: nameOf };
  const columns = [...name, `${p}.organizationId`, `${p}.active`, `${o}.kind`];
  const tables = `${account} ${join} organization ${o} ON ${o}.id = ${p}.organizationId`;
  return { field, columns, tables, of: personOf };
}

/** The joins that these fields need. */
export function joinsFor({ ticket, person: ofPerson }: ShownFields): readonly Join[] {
  const whole = [...ofPerson].some((field) => field !== 'id' && field !== 'fullName');
  return [
    ...(ticket.has('system') ? [system] : []),
    ...(ticket.has('organization') ? [organization] : []),
    ...(ticket.has('author') ? [person('author', whole)] : []),
    ...(ticket.has('assignee') ? [person('assignee', whole)] : []),
  ];
}

/** Columns and tables of joins as pieces of a statement over `t`. */
export const joinedColumns = (joins: readonly Join[]): Sql =>
  raw(joins.flatMap((one) => one.columns.map((column) => `, ${column}`)).join(''));
export const joinedTables = (joins: readonly Join[]): Sql => raw(joins.map((one) => one.tables).join(' '));
