import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { createLogger } from '../logger';
import { LogMailer } from './log-mailer';
import { SmtpMailer } from './smtp-mailer';

const letter = {
  to: 'anna@example.org',
  subject: 'Тикет «Не работает вход»',
  text: 'Здравствуйте',
  html: '<p>Здравствуйте</p>',
};

/** A real SMTP server on a free port that keeps what it was told. */
async function smtpServer(options: SMTPServerOptions = {}) {
  const received: { raw: string; to: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ raw: Buffer.concat(chunks).toString('utf8'), to });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return { received, port, close: () => new Promise<void>((closed) => server.close(closed)) };
}

const headersOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'));

/** RFC 2047 words of a header, decoded. */
const decoded = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString('utf8'))
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) =>
      decodeURIComponent(text.replace(/_/g, '%20').replace(/=/g, '%')),
    );

describe('SmtpMailer', () => {
  it('sends a letter with a Cyrillic subject, as text and HTML', async () => {
    const server = await smtpServer();
    const mailer = new SmtpMailer(`smtp://127.0.0.1:${server.port}`, 'Поддержка <support@example.org>');
    await mailer.send(letter);
    await server.close();
    const [{ raw, to }] = server.received as [{ raw: string; to: string[] }];
    const headers = decoded(headersOf(raw));
    expect(to).toEqual(['anna@example.org']);
    expect(headers).toContain('Subject: Тикет «Не работает вход»');
    expect(headers).toContain('From: Поддержка <support@example.org>');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('multipart/alternative');
    expect(raw).toContain(Buffer.from('Здравствуйте').toString('base64'));
  });

  it('names the same letter alike, so that a repetition can be recognised', async () => {
    const server = await smtpServer();
    const mailer = new SmtpMailer(`smtp://127.0.0.1:${server.port}`, 'support@example.org');
    for (const about of ['entry 1', 'entry 1', 'entry 2']) await mailer.send({ ...letter, about });
    await server.close();
    const [first, again, other] = server.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)![1]);
    expect(first).toBe(again);
    expect(first).not.toBe(other);
    expect(first).toMatch(/^<[0-9a-f]{32}@example\.org>$/);
  });

  it('lets no subject add a header', async () => {
    const server = await smtpServer();
    const mailer = new SmtpMailer(`smtp://127.0.0.1:${server.port}`, 'support@example.org');
    await mailer.send({ ...letter, subject: 'Hello\r\nBcc: eve@example.org\r\n\r\nbody' });
    await server.close();
    const [{ raw, to }] = server.received as [{ raw: string; to: string[] }];
    expect(to).toEqual(['anna@example.org']);
    expect(headersOf(raw)).not.toMatch(/^Bcc:/im);
    expect(headersOf(raw)).toContain('Subject: Hello Bcc: eve@example.org body');
  });

  it.each([
    'anna@example.org, eve@example.org',
    'anna@example.org\r\nBcc: eve@example.org',
    'Anna <anna@example.org>',
    'group: eve@example.org;',
    'anna',
    '',
  ])('sends nothing to %j', async (to) => {
    const server = await smtpServer();
    const mailer = new SmtpMailer(`smtp://127.0.0.1:${server.port}`, 'support@example.org');
    await expect(mailer.send({ ...letter, to })).rejects.toThrow('address');
    await server.close();
    expect(server.received).toEqual([]);
  });

  it('says so when the server refuses the recipient', async () => {
    const server = await smtpServer({
      onRcptTo: (_address, _session, done) => done(new Error('unknown here')),
    });
    const mailer = new SmtpMailer(`smtp://127.0.0.1:${server.port}`, 'support@example.org');
    await expect(mailer.send(letter)).rejects.toThrow('unknown here');
    await server.close();
  });

  it('says so when there is no server, without the password of its address', async () => {
    const { port, close } = await smtpServer();
    await close();
    const mailer = new SmtpMailer(`smtp://portal:sesame@127.0.0.1:${port}`, 'support@example.org');
    const error: unknown = await mailer.send(letter).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'ESOCKET' });
    expect(JSON.stringify(error) + String(error)).not.toContain('sesame');
  });
});

describe('LogMailer', () => {
  it('says what it did not send, and to nobody', async () => {
    const logger = createLogger('silent');
    const debug = jest.spyOn(logger, 'debug');
    await new LogMailer(logger).send(letter);
    expect(debug).toHaveBeenCalledWith({ subject: letter.subject }, 'mail not sent: no SMTP_URL');
  });
});
