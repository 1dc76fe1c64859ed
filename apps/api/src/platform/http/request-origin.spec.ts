import { addressOf, cookieIn, isOwnOrigin, localeOf, originOf } from './request-origin';

describe('localeOf', () => {
  it.each([
    [undefined, 'ru'],
    ['', 'ru'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,ru;q=0.8', 'en'],
    ['ru-RU, ru;q=0.9, en;q=0.8', 'ru'],
    ['de-DE,de;q=0.9,en;q=0.5', 'en'],
    ['de, fr', 'ru'],
    ['EN-us', 'en'],
    ['*', 'ru'],
    [';;;,,,', 'ru'],
  ] as const)('of %p is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});

describe('cookieIn', () => {
  it.each([
    [undefined, undefined],
    ['a=1', undefined],
    ['a=1; s=token', 'token'],
    ['s=token;a=1', 'token'],
    [' s = token', undefined],
    ['s=to=ken', 'to=ken'],
    ['s=', ''],
    ['sx=1; xs=2', undefined],
  ])('of %p is %p', (header, value) => {
    expect(cookieIn(header, 's')).toBe(value);
  });
});

describe('isOwnOrigin', () => {
  const portal = 'https://support.example.org/portal/';
  it.each([
    [undefined, 'support.example.org', undefined, true],
    ['http://localhost:3000', 'localhost:3000', undefined, true],
    ['http://localhost:4200', 'localhost:3000', undefined, false],
    ['https://support.example.org', 'internal:3000', portal, true],
    ['http://support.example.org', 'internal:3000', portal, false],
    ['https://support.example.org.evil.example', 'internal:3000', portal, false],
    ['https://evil.example', 'internal:3000', portal, false],
    ['null', 'internal:3000', portal, false],
    ['no address', 'internal:3000', undefined, false],
    ['http://internal:3000', undefined, undefined, false],
  ])('of a page at %p to %p, with the portal at %p, is %p', (origin, host, url, own) => {
    expect(isOwnOrigin(origin, host, url)).toBe(own);
  });
});

describe('originOf', () => {
  it('knows browsers from programs', () => {
    expect(originOf({ 'sec-fetch-site': 'same-origin' }, '::1').source).toBe('PORTAL');
    expect(originOf({ origin: 'https://support.example.org' }, '::1').source).toBe('PORTAL');
    expect(originOf({}, '::1').source).toBe('API');
  });

  it('keeps address, device and language', () => {
    const headers = { 'user-agent': 'curl/8', 'accept-language': 'en' };
    expect(originOf(headers, '10.0.0.1')).toEqual({
      fallbackLocale: 'en',
      source: 'API',
      address: '10.0.0.1',
      device: 'curl/8',
    });
  });
});

describe('addressOf', () => {
  const from = (forwarded: string | undefined, proxies: number) =>
    addressOf(
      { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: 'peer' } } as never,
      proxies,
    );

  it('believes as many proxies as are set, and nothing that was forged before them', () => {
    expect(from('1.1.1.1', 0)).toBe('peer');
    expect(from('forged, 1.1.1.1', 1)).toBe('1.1.1.1');
    expect(from('forged, 1.1.1.1, 2.2.2.2', 2)).toBe('1.1.1.1');
    expect(from('1.1.1.1', 3)).toBe('1.1.1.1');
    expect(from(undefined, 1)).toBe('peer');
    expect(from(' , ', 1)).toBe('');
  });
});
