const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address when it is an absolute http, https or mailto one; null for everything else, relative paths included. */
export function safeLink(href: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return null;
  try {
    const url = new URL(href);
    return allowed.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
