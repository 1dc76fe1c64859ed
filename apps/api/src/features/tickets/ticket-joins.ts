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

type Row = Readonly<Record<string, never>>;

/** Something that a row of `t` points to and that is read along with it. */
interface Join {
  readonly field: keyof ReadAlong;
  readonly columns: string;
  readonly tables: string;
  of(row: Row): object | undefined;
}

const system: Join = {
  field: 'system',
  columns: 's.name AS systemName',
  tables: 'JOIN supported_system s ON s.id = t.systemId',
  of: (row) => ({ id: row['systemId'], name: row['systemName'] }),
};

const organization: Join = {
  field: 'organization',
  columns: 'o.name AS organizationName, o.kind AS organizationKind',
  tables: 'JOIN organization o ON o.id = t.organizationId',
  of: (row) => ({ id: row['organizationId'], name: row['organizationName'], kind: row['organizationKind'] }),
};

const author: Join = {
  field: 'author',
  columns: 'pa.fullName AS authorName',
  tables: 'JOIN user_account pa ON pa.id = t.authorId',
  of: (row) => ({ id: row['authorId'], fullName: row['authorName'] }),
};

const wholeAuthor: Join = {
  field: 'author',
  columns: `${author.columns}, pa.organizationId AS authorHome, pa.active AS authorActive, oa.kind AS authorKind`,
  tables: `${author.tables} JOIN organization oa ON oa.id = pa.organizationId`,
  of: (row) => ({
    id: row['authorId'],
    fullName: row['authorName'],
    organizationId: row['authorHome'],
    active: Boolean(row['authorActive']),
    kind: row['authorKind'],
  }),
};

const assignee: Join = {
  field: 'assignee',
  columns: 'pe.fullName AS assigneeName',
  tables: 'LEFT JOIN user_account pe ON pe.id = t.assigneeId',
  of: (row) =>
    row['assigneeId'] === null ? undefined : { id: row['assigneeId'], fullName: row['assigneeName'] },
};

const wholeAssignee: Join = {
  field: 'assignee',
  columns: `${assignee.columns}, pe.organizationId AS assigneeHome, pe.active AS assigneeActive, oe.kind AS assigneeKind`,
  tables: `${assignee.tables} LEFT JOIN organization oe ON oe.id = pe.organizationId`,
  of: (row) =>
    row['assigneeId'] === null
      ? undefined
      : {
          id: row['assigneeId'],
          fullName: row['assigneeName'],
          organizationId: row['assigneeHome'],
          active: Boolean(row['assigneeActive']),
          kind: row['assigneeKind'],
        },
};

/** The joins that these fields need: of people no more than the name, when nothing else is shown. */
export function joinsFor({ ticket, person }: ShownFields): readonly Join[] {
  const whole = [...person].some((field) => field !== 'id' && field !== 'fullName');
  return [
    ...(ticket.has('system') ? [system] : []),
    ...(ticket.has('organization') ? [organization] : []),
    ...(ticket.has('author') ? [whole ? wholeAuthor : author] : []),
    ...(ticket.has('assignee') ? [whole ? wholeAssignee : assignee] : []),
  ];
}

/** Columns and tables of joins as pieces of a statement over `t`. */
export const joinedColumns = (joins: readonly Join[]): Sql =>
  raw(joins.map((one) => `, ${one.columns}`).join(''));
export const joinedTables = (joins: readonly Join[]): Sql => raw(joins.map((one) => one.tables).join(' '));

/** Gives the ticket what was read along with it. */
export function addJoined(ticket: ReadAlong, row: object, joins: readonly Join[]): void {
  for (const join of joins) ticket[join.field] = join.of(row as Row) as never;
}
