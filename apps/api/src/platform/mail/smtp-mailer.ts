import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import type { Mail, Mailer } from './mailer';

const seconds = 1_000;
/** One plain address: nothing that could add a recipient or a header. */
const oneAddress = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u;

/** Sends letters through an SMTP server, `smtp://user:password@host:587` or `smtps://…`. */
export class SmtpMailer implements Mailer {
  private readonly transport: Transporter;

  constructor(
    smtpUrl: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({
      url: smtpUrl,
      connectionTimeout: 10 * seconds,
      greetingTimeout: 10 * seconds,
      socketTimeout: 20 * seconds,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, subject, text, html, about }: Mail): Promise<void> {
    if (!oneAddress.test(to)) throw new Error('Not a single mail address.');
    await this.transport.sendMail({
      from: this.from,
      to: { name: '', address: to },
      subject: subject.replace(/\p{Cc}+/gu, ' '),
      text,
      html,
      ...(about ? { messageId: this.messageId(to, about) } : {}),
      // Keeps absence notes from answering a robot.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  /** The same for every attempt, so that mail servers that look for repetitions find them. */
  private messageId(to: string, about: string): string {
    const digest = createHash('sha256').update(`${about} ${to}`).digest('hex').slice(0, 32);
    const domain = /@([\w.-]+)/.exec(this.from)?.[1] ?? 'localhost';
    return `<${digest}@${domain}>`;
  }
}
