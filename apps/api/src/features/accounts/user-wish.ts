import { limits, searchKey } from '@supportal/domain';
import { Failure, type MessageDraft } from '../../platform/graphql/failure';
import { isEmail, isFilled, isPlain, isSingleLine, isTimeZone } from '../../platform/graphql/rules';
import { loginFlaw } from './account-keys';

/** A column of an import. */
export type ImportColumn =
  | 'login'
  | 'fullName'
  | 'email'
  | 'phone'
  | 'messenger'
  | 'position'
  | 'description'
  | 'timeZone'
  | 'groups'
  | 'roles'
  | 'password';

/** What a row says of somebody; what it does not say is undefined. */
export interface UserWish {
  readonly login: string;
  readonly fullName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly messenger?: string;
  readonly position?: string;
  readonly description?: string;
  readonly timeZone?: string;
  readonly password?: string;
  readonly groupIds?: number[];
  readonly roleIds?: number[];
  /** More cells than columns: something was divided that belongs together. */
  readonly overflows: boolean;
  /** Columns that name a group or role that is not there. */
  readonly unknown: readonly ('groups' | 'roles')[];
}

type Names = Readonly<Record<'groups' | 'roles', ReadonlyMap<string, number | null>>>;

/** Columns whose empty cells say nothing. */
const neverEmpty: readonly ImportColumn[] = ['password', 'timeZone'];

/** Reads a row. */
export function wishOf(
  columns: readonly (ImportColumn | null)[],
  cells: readonly string[],
  names: Names,
): UserWish {
  const said: Partial<Record<ImportColumn, string>> = {};
  columns.forEach((column, at) => {
    const cell = cells[at]?.trim() ?? '';
    if (column && (cell || !neverEmpty.includes(column))) said[column] = cell;
  });
  const { login = '', groups, roles, ...plain } = said;
  const ids = { groups: idsOf(groups, names.groups), roles: idsOf(roles, names.roles) };
  return {
    ...plain,
    login,
    ...(ids.groups ? { groupIds: ids.groups.filter((id) => id !== null) } : {}),
    ...(ids.roles ? { roleIds: ids.roles.filter((id) => id !== null) } : {}),
    overflows: cells.slice(columns.length).some((cell) => cell.trim()),
    unknown: (['groups', 'roles'] as const).filter((column) => ids[column]?.includes(null)),
  };
}

function idsOf(
  text: string | undefined,
  known: ReadonlyMap<string, number | null>,
): (number | null)[] | null {
  if (text === undefined) return null;
  const names = text.split('|').map(searchKey).filter(Boolean);
  return names.map((name) => known.get(name) ?? null);
}

const longest: Readonly<Record<string, number>> = {
  login: limits.login,
  fullName: limits.name,
  email: limits.name,
  phone: limits.phone,
  messenger: limits.name,
  position: limits.name,
  description: limits.description,
};

/** BAD_USER_INPUT with everything that is wrong with a row by itself; the same rules as for the inputs of the API. */
export function isWellFormed(wish: UserWish): void {
  const fields: Record<string, MessageDraft> = {};
  const flaw = loginFlaw(wish.login);
  if (flaw) fields['login'] = flaw;
  if (wish.fullName !== undefined && !isFilled(wish.fullName)) fields['fullName'] = { key: 'blank' };
  if (wish.overflows) fields['csv'] = { key: 'importCells' };
  for (const column of wish.unknown) fields[column] = { key: 'unknownValue' };
  if (wish.timeZone && !isTimeZone(wish.timeZone)) fields['timeZone'] = { key: 'unknownValue' };
  if (wish.email && !isEmail(wish.email)) fields['email'] = { key: 'badEmail' };
  for (const [column, max] of Object.entries(longest)) {
    const value = (wish as unknown as Record<string, unknown>)[column];
    if (typeof value !== 'string') continue;
    if (value.length > max) fields[column] = { key: 'tooLong', params: { max } };
    else if (!isPlain(value) || (column !== 'description' && !isSingleLine(value)))
      fields[column] = { key: 'controlCharacters' };
  }
  if (Object.keys(fields).length) throw new Failure('BAD_USER_INPUT', 'badInput', { fields });
}
