/** What somebody needs to sign in for the first time. */
export interface Credentials {
  readonly fullName: string;
  readonly login: string;
  readonly password: string;
}

const cell = (text: string): string => {
  // A sheet would take these for formulas.
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** The accounts as a file for spreadsheets: CSV, UTF-8 with BOM. Passwords stay as they are, quoted. */
export function credentialsCsv(accounts: readonly Credentials[], headings: readonly string[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = accounts.map(({ fullName, login, password }) =>
    [cell(fullName), cell(login), quoted(password)].join(';'),
  );
  return `\uFEFF${[headings.map(cell).join(';'), ...lines].join('\r\n')}\r\n`;
}
