import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Locale } from '@supportal/domain';
import type { Origin } from '../graphql/context';

/** Name of the session cookie. */
export const sessionCookie = 'supportal_session';

/** Where a request comes from, by its headers. Browsers name themselves by `Sec-Fetch-Site`; all else is the API. */
export const originOf = (headers: IncomingHttpHeaders, address: string): Origin => ({
  fallbackLocale: localeOf(headers['accept-language']),
  source: headers['sec-fetch-site'] || headers.origin ? 'PORTAL' : 'API',
  address,
  device: headers['user-agent'] ?? '',
});

/** The address of whoever sent a request through this many proxies that we believe. */
export function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').filter(Boolean);
  const way = [socket.remoteAddress ?? '', ...forwarded.map((one) => one.trim()).reverse()];
  return way[Math.min(proxies, way.length - 1)]!;
}

/** The first language of the header that we speak; Russian otherwise. */
export function localeOf(header: string | undefined): Locale {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return (wanted.find((language) => language === 'ru' || language === 'en') as Locale | undefined) ?? 'ru';
}

/** The value of a cookie in a raw header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pair = (header ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair?.slice(pair.indexOf('=') + 1).trim();
}

/** True for a page of this very host or of the configured address; programs send no Origin. */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  portalUrl: string | undefined,
): boolean {
  if (!origin) return true;
  if (portalUrl && origin === new URL(portalUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
