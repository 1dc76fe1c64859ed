import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

// Component styles of the portal are style elements; scripts, frames and foreign hosts stay forbidden.
const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/**
 * What every answer tells a browser: Helmet's headers with our policy. They are the same for every answer, so Helmet is
 * asked once; asked each time it takes longer than reading a session.
 */
export const securityHeaders: Readonly<Record<string, string>> = headersOf(
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false,
  }),
);

/** The headers that a middleware without conditions sets. */
function headersOf(
  middleware: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void,
): Record<string, string> {
  const headers: Record<string, string> = {};
  const setHeader = (name: string, value: string) => void (headers[name.toLowerCase()] = value);
  const removeHeader = (name: string) => void delete headers[name.toLowerCase()];
  middleware({} as IncomingMessage, { setHeader, removeHeader } as unknown as ServerResponse, (error) => {
    if (error) throw error as Error;
  });
  return headers;
}
