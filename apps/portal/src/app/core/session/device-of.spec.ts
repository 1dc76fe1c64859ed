import { deviceOf } from './device-of';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('deviceOf', () => {
  it.each([
    [`${windows} Chrome/128.0.0.0 Safari/537.36`, 'Chrome 128', 'Windows'],
    [`${windows} Chrome/128.0.0.0 Safari/537.36 Edg/128.0.2739.42`, 'Edge 128', 'Windows'],
    [`${windows} Chrome/126.0.0.0 YaBrowser/24.7.0.0 Safari/537.36`, 'Яндекс Браузер 24', 'Windows'],
    [`${windows} Chrome/126.0.0.0 Safari/537.36 OPR/112.0.0.0`, 'Opera 112', 'Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:129.0) Gecko/20100101 Firefox/129.0', 'Firefox 129', 'Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15',
      'Safari 17',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/128.0.6613.34 Mobile/15E148 Safari/604.1',
      'Chrome 128',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
      'Samsung Internet 25',
      'Android',
    ],
  ])('reads %s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });

  it('says nothing about what it does not know', () => {
    expect(deviceOf('curl/8.5.0')).toEqual({ browser: '', system: '' });
    expect(deviceOf('')).toEqual({ browser: '', system: '' });
  });
});
