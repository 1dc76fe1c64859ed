import type { TicketStatus } from '@supportal/domain';
import type { EventName, Events } from '../../events';
import { Outbox } from '../../platform/events/outbox';
import { createLogger } from '../../platform/logger';
import type { Mail, Mailer } from '../../platform/mail/mailer';
import { seedTicket, seedUser } from '../../testing/seed';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database';
import type { User } from '../accounts/user.entity';
import { Ticket } from '../tickets/ticket.entity';
import { fill, inWords } from './mail-template';
import { notificationReactions } from './notification.reactions';

const logger = createLogger('silent');
const deadlineAt = new Date('2026-03-06T15:00:00.000Z');

/** Keeps letters; refuses the first ones when told to. */
class RecordingMailer implements Mailer {
  readonly sent: Mail[] = [];
  refusals = 0;
  async send(mail: Mail): Promise<void> {
    if (this.refusals-- > 0) throw new Error('mail server is down');
    this.sent.push(mail);
  }
}

describe('letters', () => {
  let database: TestDatabase;
  let outbox: Outbox;
  let mailer: RecordingMailer;
  let author: User;
  let assignee: User;
  let ticket: Ticket;
  let time: number;

  beforeEach(async () => {
    database = await openTestDatabase();
    mailer = new RecordingMailer();
    time = Date.now();
    outbox = new Outbox(database.uow, database.read, database.bus, { now: () => new Date(time) }, logger);
    database.bus.connectOutbox(outbox);
    const { bus, read } = database;
    notificationReactions({
      bus,
      read,
      mailer,
      portalUrl: 'https://support.example.org/',
      logger,
      waitHours: 40,
    });
    author = await seedUser(database, { email: 'anna@example.org' });
    assignee = await seedUser(database, {
      email: 'boris@example.org',
      locale: 'en',
      timeZone: 'America/New_York',
    });
    ticket = await seedTicket(database, author, {
      assigneeId: assignee.id,
      subject: 'Вход <b>не</b> "работает" & {hours}',
    });
  });
  afterEach(async () => {
    await outbox.stop();
    await database.close();
  });

  const raise = async <N extends EventName>(name: N, payload: Omit<Events[N], 'ticketId' | 'entryId'>) => {
    const event = { ticketId: ticket.id, entryId: 7, ...payload } as unknown as Events[N];
    await database.uow.run(async (tx) => tx.raise(name, event));
    await outbox.drain();
  };
  const set = (values: Partial<Ticket>) => database.uow.run((tx) => tx.update(Ticket, ticket.id, values));
  const waitIn = (status: TicketStatus) => set({ status, deadlineAt, waitStartedAt: deadlineAt });
  const number = () => `SUP-${ticket.id}`;

  it('remind the author of a question, in their language and time zone', async () => {
    await waitIn('AWAITING_INFO');
    await raise('ticket.reminded', { by: null, hours: 4, waitsFor: 'AWAITING_INFO' });
    const [mail] = mailer.sent as [Mail];
    expect(mailer.sent).toHaveLength(1);
    expect(mail.to).toBe('anna@example.org');
    expect(mail.subject).toBe(`[${number()}] Осталось 4 ч рабочего времени: ${ticket.subject}`);
    expect(mail.text).toContain('Специалист ждёт вашего ответа');
    expect(mail.text).toContain('6 марта 2026 г. в 18:00');
    expect(mail.text).toContain(`Открыть тикет: https://support.example.org/tickets/card/${ticket.id}\n`);
  });

  it('remind of a solution that waits to be confirmed, in English', async () => {
    author = await seedUser(database, {
      email: 'john@example.org',
      locale: 'en',
      timeZone: 'America/New_York',
    });
    ticket = await seedTicket(database, author);
    await waitIn('AWAITING_CLOSURE');
    await raise('ticket.reminded', { by: null, hours: 20, waitsFor: 'AWAITING_CLOSURE' });
    expect(mailer.sent[0]).toMatchObject({
      to: 'john@example.org',
      subject: `[${number()}] 20 working hours left: Не работает вход`,
    });
    expect(mailer.sent[0]!.text).toContain('closed automatically on March 6, 2026 at 10:00 AM.');
  });

  it('do not remind of a wait that is over', async () => {
    await waitIn('AWAITING_CLOSURE');
    await raise('ticket.reminded', { by: null, hours: 4, waitsFor: 'AWAITING_INFO' });
    await set({ answered: true });
    await raise('ticket.reminded', { by: null, hours: 4, waitsFor: 'AWAITING_CLOSURE' });
    await set({ answered: false, deadlineAt: null });
    await raise('ticket.reminded', { by: null, hours: 4, waitsFor: 'AWAITING_CLOSURE' });
    expect(mailer.sent).toEqual([]);
  });

  it('tell the assignee of an answer, once', async () => {
    await database.uow.run(async (tx) => {
      const fact = { ticketId: ticket.id, entryId: 8, by: author.id };
      tx.raise('ticket.commented', { ...fact, byCustomer: true });
      tx.raise('ticket.answered', fact);
    });
    await outbox.drain();
    expect(mailer.sent).toMatchObject([
      { to: 'boris@example.org', subject: `[${number()}] New answer: ${ticket.subject}` },
    ]);
    await raise('ticket.moved', {
      by: author.id,
      from: 'AWAITING_INFO',
      to: 'IN_PROGRESS',
      byCustomer: true,
    });
    expect(mailer.sent).toHaveLength(2);
  });

  it('tell nobody of what specialists do, of notes, or of one’s own words', async () => {
    await raise('ticket.commented', { by: assignee.id, byCustomer: false });
    await raise('ticket.noted', { by: assignee.id });
    await raise('ticket.moved', { by: assignee.id, from: 'NEW', to: 'IN_PROGRESS', byCustomer: false });
    await raise('ticket.moved', {
      by: assignee.id,
      from: 'AWAITING_CLOSURE',
      to: 'CLOSED',
      byCustomer: false,
    });
    await raise('ticket.commented', { by: assignee.id, byCustomer: true });
    await raise('ticket.moved', { by: author.id, from: 'AWAITING_CLOSURE', to: 'CLOSED', byCustomer: true });
    await set({ assigneeId: null });
    await raise('ticket.commented', { by: author.id, byCustomer: true });
    expect(mailer.sent).toEqual([]);
  });

  it('tell the author that the ticket was closed by itself', async () => {
    await raise('ticket.moved', {
      by: null,
      from: 'AWAITING_INFO',
      to: 'AWAITING_CLOSURE',
      byCustomer: false,
    });
    await set({ status: 'CLOSED' });
    await raise('ticket.moved', { by: null, from: 'AWAITING_CLOSURE', to: 'CLOSED', byCustomer: false });
    expect(mailer.sent).toMatchObject([
      { to: 'anna@example.org', subject: `[${number()}] Закрыт автоматически: ${ticket.subject}` },
    ]);
    expect(mailer.sent[0]!.text).toContain('40 рабочих часов не было ответа');
  });

  it('go to active people with an address only', async () => {
    for (const values of [{ active: false }, { email: '' }]) {
      const nobody = await seedUser(database, values);
      await set({ assigneeId: nobody.id });
      await raise('ticket.commented', { by: author.id, byCustomer: true });
    }
    expect(mailer.sent).toEqual([]);
  });

  it('hold what people wrote as text, never as HTML', async () => {
    await raise('ticket.commented', { by: author.id, byCustomer: true });
    const { html } = mailer.sent[0]!;
    expect(html).toContain('“Вход &lt;b&gt;не&lt;/b&gt; &quot;работает&quot; &amp; {hours}”');
    expect(html).toContain(
      `<a href="https://support.example.org/tickets/card/${ticket.id}">Open the ticket</a>`,
    );
    expect(html).not.toContain('<b>');
  });

  it('are repeated until they are taken, and say that they are the same', async () => {
    mailer.refusals = 1;
    await raise('ticket.commented', { by: author.id, byCustomer: true });
    expect(mailer.sent).toEqual([]);
    time += 5_000;
    await outbox.sweep();
    await raise('ticket.commented', { by: author.id, byCustomer: true });
    const [first, again] = mailer.sent as [Mail, Mail];
    expect(first.about).toBe(again.about);
    expect(first.about).toContain('7');
  });
});

describe('texts of letters', () => {
  it('are filled once: what fills a place is not looked into', () => {
    expect(fill('{a} and {b} and {c}', { a: '{b} $& $1', b: 2 })).toBe('{b} $& $1 and 2 and {c}');
  });

  it('name an instant though the zone is unknown', () => {
    expect(inWords(deadlineAt, 'en', 'Mars/Olympus')).toBe('March 6, 2026 at 3:00 PM UTC');
  });
});
