import { limits } from '@supportal/domain';

/** The most bytes that are read of a file: what a request may carry. */
export const csvFileLimit = limits.importSize;

/** Columns that the hint of an import names. */
export const importColumns = [
  'login',
  'fullName',
  'email',
  'phone',
  'messenger',
  'position',
  'timeZone',
  'description',
  'groups',
  'roles',
] as const;

/** The text of a CSV file: UTF-8, or Windows-1251 as Russian spreadsheets write it. */
export function csvText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
