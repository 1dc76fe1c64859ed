const prefix = 'SUP-';

/** The number people use for a ticket, such as `SUP-1042`: the prefix and the id, unique and never reused. */
export const ticketNumber = (id: number): string => `${prefix}${id}`;

/** The id meant by `SUP-1042`, `sup-1042` or `1042`; null when the text is no ticket number. */
export function parseTicketNumber(text: string): number | null {
  const match = /^\s*(?:sup-)?(\d{1,9})\s*$/i.exec(text);
  return match ? Number(match[1]) : null;
}
