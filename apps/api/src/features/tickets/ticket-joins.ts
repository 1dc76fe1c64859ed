import { raw, type Sql } from '../../platform/database/sql';
import type { Loaders } from '../../platform/graphql/loaders';
import { personById, shownPerson, type PersonRow } from '../accounts/people.service';
import { organizationById, systemById } from './ticket-references';

/** What a page of tickets shows of the tickets and of the people they name. */
export interface ShownFields {
  readonly ticket: ReadonlySet<string>;
  readonly person: ReadonlySet<string>;
}

type Row = Readonly<Record<string, never | undefined>>;

/** Something that a row of `t` points to and that is read along with it. */
interface Join {
  readonly columns: string;
  readonly tables: string;
  /** Tells the loaders what was read, so that no resolver reads it again. */
  prime(row: Row, loaders: Loaders): void;
}

const system: Join = {
  columns: 's.name AS systemName',
  tables: 'JOIN supported_system s ON s.id = t.systemId',
  prime: (row, loaders) =>
    loaders.prime(systemById, row['systemId']!, { id: row['systemId']!, name: row['systemName']! }),
};

const organization: Join = {
  columns: 'o.name AS organizationName, o.kind AS organizationKind',
  tables: 'JOIN organization o ON o.id = t.organizationId',
  prime: (row, loaders) => {
    const id: number = row['organizationId']!;
    loaders.prime(organizationById, id, {
      id,
      name: row['organizationName']!,
      kind: row['organizationKind']!,
    });
  },
};

function person(role: 'author' | 'assignee', withKind: boolean): Join {
  const [p, o] = role === 'author' ? ['pa', 'oa'] : ['pe', 'oe'];
  const join = role === 'author' ? 'JOIN' : 'LEFT JOIN';
  const columns = ['fullName', 'organizationId', 'active'].map((name) => `${p}.${name} AS ${role}_${name}`);
  return {
    columns: [...columns, ...(withKind ? [`${o}.kind AS ${role}_kind`] : [])].join(', '),
    tables:
      `${join} user_account ${p} ON ${p}.id = t.${role}Id` +
      (withKind ? ` ${join} organization ${o} ON ${o}.id = ${p}.organizationId` : ''),
    prime: (row, loaders) => {
      const id: number | null = row[`${role}Id`]!;
      if (id === null) return;
      const found: PersonRow = {
        id,
        fullName: row[`${role}_fullName`]!,
        organizationId: row[`${role}_organizationId`]!,
        active: row[`${role}_active`]!,
        kind: row[`${role}_kind`],
      };
      loaders.prime(personById, id, shownPerson(found));
    },
  };
}

/** The joins that these fields need. */
export function joinsFor({ ticket, person: ofPerson }: ShownFields): readonly Join[] {
  const withKind = ofPerson.has('isSpecialist');
  return [
    ...(ticket.has('system') ? [system] : []),
    ...(ticket.has('organization') ? [organization] : []),
    ...(ticket.has('author') ? [person('author', withKind)] : []),
    ...(ticket.has('assignee') ? [person('assignee', withKind)] : []),
  ];
}

/** Columns and tables of joins as pieces of a statement over `t`. */
export const joinedColumns = (joins: readonly Join[]): Sql =>
  raw(joins.map((one) => `, ${one.columns}`).join(''));
export const joinedTables = (joins: readonly Join[]): Sql => raw(joins.map((one) => one.tables).join(' '));
