const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A number of bytes in words of a language: `1,5 МБ`, `12 kB`. */
export function fileSize(bytes: number, locale: string): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[unit],
    unitDisplay: 'short',
    maximumFractionDigits: unit > 1 && value < 100 ? 1 : 0,
  });
  return format.format(value);
}
