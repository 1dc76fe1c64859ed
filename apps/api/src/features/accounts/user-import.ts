import { randomBytes } from 'node:crypto';
import { limits, loginKey, message, type Locale, type MessageKey } from '@supportal/domain';
import { expectAdministers } from '../../access/administration.policy';
import type { Clock } from '../../platform/clock';
import type { Reader } from '../../platform/database/reader';
import { isIn, sql } from '../../platform/database/sql';
import { Failure, notFound } from '../../platform/graphql/failure';
import type { Logger } from '../../platform/logger';
import type { AdminOrder } from '../administration/administration';
import { Organization } from '../organizations/organization.entity';
import { CsvError, parseCsv, type CsvRecord } from './csv';
import type { UserAdminService } from './user-admin.service';
import type { ImportUsersInput, UserImport, UserImportRow } from './user-import.types';
import { isWellFormed, wishOf, type ImportColumn, type UserWish } from './user-wish';
import { User } from './user.entity';

const headers: Readonly<Record<string, ImportColumn>> = {
  login: 'login', логин: 'login',
  fullname: 'fullName', 'full name': 'fullName', name: 'fullName', фио: 'fullName',
  email: 'email', 'e-mail': 'email', почта: 'email', 'эл. почта': 'email',
  phone: 'phone', телефон: 'phone',
  messenger: 'messenger', мессенджер: 'messenger',
  timezone: 'timeZone', 'часовой пояс': 'timeZone',
  position: 'position', должность: 'position',
  description: 'description', описание: 'description',
  groups: 'groups', группы: 'groups',
  roles: 'roles', роли: 'roles',
  password: 'password', пароль: 'password',
}; // prettier-ignore

// A connection that is silent for a minute is cut off, and with it the passwords that were made and are told once.
const longest = 30_000;

type PlainRow = Pick<UserImportRow, 'line' | 'login' | 'fullName' | 'password'>;

/** Makes and changes accounts from a CSV text, row by row: a row that cannot be taken is left out, the others are not. */
export class UserImporter {
  constructor(
    private readonly read: Reader,
    private readonly accounts: UserAdminService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Does it, or tells what it would do. The same text a second time changes nothing. */
  async run(order: AdminOrder, input: ImportUsersInput): Promise<UserImport> {
    const { viewer } = order;
    const organizationId = input.organizationId ?? viewer.organizationId;
    expectAdministers(viewer, ['user.edit'], organizationId);
    if (!(await this.read.find(Organization, { id: organizationId }))) throw notFound();
    const { columns, records } = table(input.csv);
    const places = await this.names(organizationId);
    const wishes = records.map(({ line, cells }) => ({ line, wish: wishOf(columns, cells, places) }));
    const rows = await this.rows({ ...order, preview: input.dryRun }, organizationId, wishes);
    const count = (outcome: UserImportRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
    return {
      created: count('CREATE'),
      updated: count('UPDATE'),
      unchanged: count('UNCHANGED'),
      failed: count('ERROR'),
      rows,
    };
  }

  private async rows(
    order: AdminOrder,
    organizationId: number,
    wishes: readonly { readonly line: number; readonly wish: UserWish }[],
  ): Promise<UserImportRow[]> {
    const { locale } = order.viewer;
    const seen = new Set<string>();
    const rows: UserImportRow[] = [];
    const end = this.clock.now().getTime() + longest;
    let isCut = false;
    for (const { line, wish } of wishes) {
      const plain = { line, login: wish.login, fullName: wish.fullName ?? '', password: null };
      const key = loginKey(wish.login);
      const isTwice = key && seen.has(key);
      seen.add(key);
      isCut ||= !order.preview && this.clock.now().getTime() >= end;
      if (isCut || isTwice) {
        rows.push(refused(plain, isCut ? later() : twice(), locale));
        continue;
      }
      try {
        rows.push(await this.row(order, organizationId, wish, plain));
      } catch (error) {
        // Passwords were made that nobody sees again: what is done is told, what is not waits for the next time.
        if (!rows.some(({ password }) => password)) throw error;
        this.logger.error({ err: error }, 'an import was cut short');
        isCut = true;
        rows.push(refused(plain, later(), locale));
      }
    }
    return rows;
  }

  private async row(
    order: AdminOrder,
    organizationId: number,
    wish: UserWish,
    plain: PlainRow,
  ): Promise<UserImportRow> {
    try {
      const done = await this.take(order, organizationId, wish);
      const notices = done.outcome === 'CREATE' ? [] : noticesOf(wish, order.viewer.locale);
      return { ...plain, ...done, errors: [], notices };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return refused(plain, error, order.viewer.locale);
    }
  }

  private async take(
    order: AdminOrder,
    organizationId: number,
    wish: UserWish,
  ): Promise<Pick<UserImportRow, 'outcome' | 'password'>> {
    isWellFormed(wish);
    const known = await this.read.find(User, { loginKey: loginKey(wish.login) });
    if (known && known.organizationId !== organizationId) throw wrong('login', 'loginTaken');
    if (!known) return this.create(order, organizationId, wish);
    const links = await this.links(known.id);
    const input = {
      id: known.id,
      version: known.version,
      login: known.login,
      fullName: wish.fullName ?? known.fullName,
      description: wish.description ?? known.description,
      email: wish.email ?? known.email,
      phone: wish.phone ?? known.phone,
      messenger: wish.messenger ?? known.messenger,
      position: wish.position ?? known.position,
      timeZone: wish.timeZone ?? known.timeZone,
      mustChangePassword: known.mustChangePassword,
      groupIds: wish.groupIds ?? links.groupIds,
      roleIds: wish.roleIds ?? links.roleIds,
    };
    if (isSame(input, { ...known, ...links })) return { outcome: 'UNCHANGED', password: null };
    await this.accounts.update(order, input);
    return { outcome: 'UPDATE', password: null };
  }

  private async create(
    order: AdminOrder,
    organizationId: number,
    wish: UserWish,
  ): Promise<Pick<UserImportRow, 'outcome' | 'password'>> {
    if (!wish.fullName) throw wrong('fullName', 'blank');
    const made = wish.password ? null : randomBytes(12).toString('base64url');
    const { description = '', email = '', phone = '', messenger = '', position = '' } = wish;
    await this.accounts.create(order, {
      organizationId,
      login: wish.login,
      fullName: wish.fullName,
      ...{ description, email, phone, messenger, position },
      timeZone: wish.timeZone ?? 'Europe/Moscow',
      groupIds: wish.groupIds ?? [],
      roleIds: wish.roleIds ?? [],
      password: wish.password ?? made!,
      mustChangePassword: true,
    });
    return { outcome: 'CREATE', password: order.preview ? null : made };
  }

  private async links(userId: number): Promise<{ groupIds: number[]; roleIds: number[] }> {
    const groups = await this.read.rows<{ id: number }>(
      sql`SELECT groupId AS id FROM group_member WHERE userId = ${userId}`,
    );
    const roles = await this.read.rows<{ id: number }>(
      sql`SELECT roleId AS id FROM user_role WHERE userId = ${userId}`,
    );
    return { groupIds: groups.map(({ id }) => id), roleIds: roles.map(({ id }) => id) };
  }

  private async names(organizationId: number) {
    const named = async (table: 'user_group' | 'access_role') => {
      const rows = await this.read.rows<{ id: number; nameKey: string }>({
        text: `SELECT id, nameKey FROM ${table} WHERE ${isIn('organizationId', [organizationId]).text}`,
        params: [organizationId],
      });
      const names = new Map<string, number | null>();
      // Two of one name, which older databases may have: nobody knows which is meant.
      for (const { id, nameKey } of rows) names.set(nameKey, names.has(nameKey) ? null : id);
      return names;
    };
    return { groups: await named('user_group'), roles: await named('access_role') };
  }
}

/** The header and the rows; BAD_USER_INPUT for a text that is no table of accounts. */
function table(csv: string): { columns: (ImportColumn | null)[]; records: CsvRecord[] } {
  const [head, ...records] = readCsv(csv);
  const columns = columnsOf(head?.cells ?? []);
  if (records.length > limits.importRows)
    throw new Failure('BAD_USER_INPUT', 'badInput', {
      fields: { csv: { key: 'importTooLong', params: { max: limits.importRows } } },
    });
  return { columns, records };
}

/** What stands in each column; null for one without a heading. A misspelt heading would silently lose what it heads. */
function columnsOf(cells: readonly string[]): (ImportColumn | null)[] {
  const columns = cells.map((cell) => headers[cell.trim().toLowerCase()] ?? null);
  if (!columns.includes('login')) throw wrong('csv', 'importHeader');
  const odd = cells.find((cell, index) => {
    const column = columns[index];
    return column ? columns.indexOf(column) !== index : cell.trim() !== '';
  });
  if (odd === undefined) return columns;
  const draft = { key: 'importColumn' as const, params: { name: odd.trim() } };
  throw new Failure('BAD_USER_INPUT', draft.key, { params: draft.params, fields: { csv: draft } });
}

function readCsv(csv: string): CsvRecord[] {
  try {
    return parseCsv(csv);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const draft = { key: 'importQuotes' as const, params: { line: error.line } };
    throw new Failure('BAD_USER_INPUT', 'badInput', { fields: { csv: draft } });
  }
}

const wrong = (field: string, key: MessageKey): Failure =>
  new Failure('BAD_USER_INPUT', key, { fields: { [field]: { key } } });

const later = (): Failure => new Failure('RATE_LIMITED', 'importLater');

const refused = (plain: PlainRow, failure: Failure, locale: Locale): UserImportRow => ({
  ...plain,
  outcome: 'ERROR',
  errors: errorOf(failure, locale),
  notices: [],
});

/** What an account that is there does not take from a row. */
const noticesOf = ({ password }: UserWish, locale: Locale): UserImportRow['notices'] =>
  password ? [{ field: 'password', message: message(locale, 'importPasswordKept') }] : [];

const twice = (): Failure => wrong('login', 'importTwice');

function errorOf(failure: Failure, locale: Locale): { field: string; message: string }[] {
  const { fields } = failure.extensions(locale) as { fields?: Record<string, string> };
  if (!fields) return [{ field: '', message: failure.text(locale) }];
  return Object.entries(fields).map(([field, message]) => ({ field, message }));
}

function isSame(wanted: object, there: object): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(Array.isArray(value) ? [...(value as number[])].sort((a, b) => a - b) : value);
  return Object.entries(wanted).every(
    ([field, value]) => sorted(value) === sorted((there as Record<string, unknown>)[field]),
  );
}
