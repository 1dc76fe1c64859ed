import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config';

describe('readConfig', () => {
  const folder = mkdtempSync(join(tmpdir(), 'supportal-config-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('needs nothing: everything is embedded, with demo data', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      DATABASE_URL: 'sqlite:data/portal.db',
      FILES_DIR: 'data/files',
      DEMO_DATA: true,
      DEMO_WAIT_SECONDS: 0,
      WAIT_INFO_HOURS: 40,
      WAIT_CLOSURE_HOURS: 40,
      SESSION_HOURS: 168,
      TRUST_PROXY: 0,
      LOG_LEVEL: 'info',
    });
    for (const name of ['MONGODB_URL', 'REDIS_URL', 'SMTP_URL', 'PORTAL_URL'] as const)
      expect(config[name]).toBeUndefined();
  });

  it('fills a database that was chosen with demo data only when told to', () => {
    const DATABASE_URL = 'mysql://portal:secret@db/portal';
    expect(readConfig({ DATABASE_URL }).DEMO_DATA).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO_DATA: 'true' }).DEMO_DATA).toBe(true);
    expect(readConfig({ DEMO_DATA: 'false' }).DEMO_DATA).toBe(false);
  });

  it('takes an empty value as none', () => {
    expect(readConfig({ PORT: '', REDIS_URL: '', LOG_LEVEL: '' })).toMatchObject({
      PORT: 3000,
      LOG_LEVEL: 'info',
    });
    expect(readConfig({ REDIS_URL: '' }).REDIS_URL).toBeUndefined();
  });

  it('reads a secret from the file that NAME_FILE names, before NAME', () => {
    const url = 'mysql://portal:secret@db/portal';
    const DATABASE_URL_FILE = file('url', `${url}\n`);
    expect(readConfig({ DATABASE_URL_FILE, DATABASE_URL: 'sqlite:other' }).DATABASE_URL).toBe(url);
    expect(readConfig({ PORT_FILE: file('port', ' 8080 ') }).PORT).toBe(8080);
  });

  it('says which file is missing', () => {
    expect(() => readConfig({ SMTP_URL_FILE: join(folder, 'nowhere') })).toThrow('SMTP_URL_FILE');
  });

  it('names every bad value at once, and none of the values', () => {
    const bad = {
      PORT: '70000',
      DATABASE_URL: 'postgres://user:hunter2@db/portal',
      PORTAL_URL: 'support',
      DEMO_DATA: 'yes',
      WAIT_INFO_HOURS: '0',
      WAIT_CLOSURE_HOURS: 'forty',
      SESSION_HOURS: '1.5',
      TRUST_PROXY: '-1',
      LOG_LEVEL: 'loud',
    };
    const problem = problemOf(bad);
    for (const name of Object.keys(bad)) expect(problem).toContain(`  ${name}: `);
    expect(problem).not.toContain('hunter2');
  });

  it.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['WAIT_INFO_HOURS', '1000', 1000],
    ['SESSION_HOURS', '8760', 8760],
    ['DATABASE_URL', 'sqlite:/var/lib/portal.db', 'sqlite:/var/lib/portal.db'],
  ])('takes %s=%s', (name, text, value) => {
    expect(readConfig({ [name]: text })).toMatchObject({ [name]: value });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['WAIT_INFO_HOURS', '1001'],
    ['SESSION_HOURS', '0'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'data/portal.db'],
  ])('refuses %s=%s', (name, text) => {
    expect(problemOf({ [name]: text })).toContain(name);
  });

  it('is frozen', () => {
    const config = readConfig({}) as { PORT: number };
    expect(Object.isFrozen(config)).toBe(true);
    expect(() => (config.PORT = 1)).toThrow(TypeError);
  });
});

function problemOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no problem';
}
