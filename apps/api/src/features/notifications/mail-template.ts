import { mailLabels, type Locale } from '@supportal/domain';

/** What a letter says before it has a form. */
export interface Letter {
  readonly locale: Locale;
  readonly subject: string;
  readonly paragraph: string;
  /** Where the ticket is. */
  readonly link: string;
}

/** A text of the domain with its `{name}` places filled once: what fills a place is never looked into. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The letter as plain text and as simple HTML. */
export function renderLetter({ locale, subject, paragraph, link }: Letter): {
  subject: string;
  text: string;
  html: string;
} {
  const { open } = mailLabels[locale];
  const text = `${paragraph}\n\n${open}: ${link}\n`;
  const html = `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family: Roboto, Arial, sans-serif; font-size: 16px; line-height: 1.5">
<p>${escaped(paragraph)}</p>
<p><a href="${escaped(link)}">${escaped(open)}</a></p>
</body>
</html>
`;
  return { subject, text, html };
}

/** An instant in words: in the reader's language and time zone. */
export function inWords(at: Date, locale: Locale, timeZone: string): string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at);
  try {
    return format(timeZone);
  } catch {
    // A zone this system does not know: the letter is worth more than the zone.
    return `${format('UTC')} UTC`;
  }
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark]!);
