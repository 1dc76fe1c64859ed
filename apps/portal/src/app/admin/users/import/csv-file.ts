/** The most that is read of a file; far more than a list of people needs. */
export const csvFileLimit = 2 * 1024 * 1024;

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
