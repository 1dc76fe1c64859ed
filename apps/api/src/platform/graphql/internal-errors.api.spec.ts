import { Writable } from 'node:stream';
import { pino } from 'pino';
import { ApiClient, ApiError, type WireError } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket } from '../../testing/tickets';

describe('an inner error', () => {
  let app: TestApp;
  let world: SupportWorld;
  let log: string[];
  beforeEach(async () => {
    log = [];
    const sink = new Writable({
      write: (line: Buffer, _encoding, done) => (log.push(line.toString()), done()),
    });
    app = await TestApp.open({}, { logger: pino({ level: 'warn' }, sink) });
    world = await supportWorld(app);
    log.length = 0;
  });
  afterEach(() => app.close());

  const drop = async (table: string) => {
    const { source, kind } = app.app.platform.database;
    await source.query(kind === 'mysql' ? 'SET FOREIGN_KEY_CHECKS = 0' : 'PRAGMA foreign_keys = OFF');
    await source.query(`ALTER TABLE ${table} RENAME TO moved_away`);
  };
  const incident = (errors: WireError[] | undefined): string => {
    expect(errors).toHaveLength(1);
    const { message, extensions } = errors![0]!;
    expect(Object.keys(extensions).sort()).toEqual(['code', 'incident']);
    expect(extensions.code).toBe('INTERNAL');
    const number = extensions['incident'] as string;
    expect(number).toMatch(/^[0-9a-f]{12}$/);
    expect(message).toContain(number);
    return number;
  };
  const logged = (number: string) => log.filter((line) => line.includes(number));

  it('inside a request has a number that the log explains, and tells nothing else', async () => {
    await drop('required_item');
    const ask = (api: ApiClient) =>
      api.ask('{ ticketForm { environments { id } requiredInformation { type } } }');
    const answer = await ask(world.author.api);
    const number = incident(answer.errors);
    expect(answer.errors![0]!.message).toBe(`Внутренняя ошибка. Сообщите её номер в поддержку: ${number}.`);
    expect(JSON.stringify(answer.errors)).not.toMatch(/required_item|SQL|table|stack/i);
    expect(logged(number)).toHaveLength(1);
    expect(logged(number)[0]).toContain('required_item');
    expect(incident((await ask(world.author.api)).errors)).not.toBe(number);
  });

  it('before a request is known to be of anybody is answered the same way', async () => {
    await drop('user_session');
    const english = new ApiClient(app.address, world.author.api.token, 'en');
    const { errors, response } = await english.ask(documents.counters);
    const number = incident(errors);
    expect(response.status).toBe(500);
    expect(errors![0]!.message).toBe(`Internal error. Tell support its number: ${number}.`);
    expect(logged(number)[0]).toContain('user_session');

    const file = await english.download(1);
    expect(file.status).toBe(500);
    incident(((await file.json()) as { errors: WireError[] }).errors);
  });

  it('leaves secrets out of the log', async () => {
    await drop('sign_in_throttle');
    const input = { login: world.author.user.login, password: 'Тайный-пароль-42' };
    const { errors } = await (await app.as(null)).ask(documents.signIn, { input });
    expect(logged(incident(errors))).toHaveLength(1);
    expect(log.join()).not.toContain('Тайный-пароль-42');
  });

  it('in a subscription ends that subscription with its number', async () => {
    const { id } = await createTicket(world);
    await drop('ticket_rating');
    const feed = world.author.api.subscribe(documents.ticketChanged, { id });
    const error = (await feed.next().catch((reason: unknown) => reason)) as ApiError;
    expect(error).toBeInstanceOf(ApiError);
    expect(logged(incident(error.errors))).toHaveLength(1);
  });
});
