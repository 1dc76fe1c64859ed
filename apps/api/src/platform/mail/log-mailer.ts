import type { Logger } from '../logger';
import type { Mail, Mailer } from './mailer';

/** Stands in where no mail server is configured. */
export class LogMailer implements Mailer {
  constructor(private readonly logger: Logger) {}

  async send({ subject }: Mail): Promise<void> {
    this.logger.debug({ subject }, 'mail not sent: no SMTP_URL');
  }
}
