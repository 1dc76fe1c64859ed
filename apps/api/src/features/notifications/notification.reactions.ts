import { mailLabels, ticketNumber, type MailLabels } from '@supportal/domain';
import type { Events } from '../../events';
import type { Reader } from '../../platform/database/reader';
import type { EventBus } from '../../platform/events/event-bus';
import type { Logger } from '../../platform/logger';
import type { Mailer } from '../../platform/mail/mailer';
import { User } from '../accounts/user.entity';
import { Organization } from '../organizations/organization.entity';
import { Ticket } from '../tickets/ticket.entity';
import { fill, inWords, renderLetter } from './mail-template';

interface Needs {
  readonly bus: EventBus;
  readonly read: Reader;
  readonly mailer: Mailer;
  /** Where the portal is, such as `https://support.example.org`. */
  readonly portalUrl: string;
  readonly logger: Logger;
  /** Working hours a ticket waits before it closes by itself. */
  readonly waitHours: number;
}

/** Texts of one kind of letter and what fills them. */
interface Words {
  readonly subject: string;
  readonly paragraph: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

type Compose = (mail: MailLabels, ticket: Ticket, recipient: User) => Words;

/**
 * Letters about tickets. They are durable: each is repeated until the mail server takes it, and says by its id what it
 * tells. Letters hold no text of the conversation, and internal notes cause none.
 */
export function notificationReactions({ bus, waitHours, ...post }: Needs): void {
  const send = sender(post);

  bus.durable('ticket.reminded', 'mail.reminder', async (fact) => {
    const ticket = await post.read.find(Ticket, { id: fact.ticketId });
    if (!ticket || !stillWaits(ticket, fact)) return;
    await send(ticket, ticket.authorId, `reminder ${fact.entryId}`, reminder(fact));
  });

  // A message that answers a waiting ticket is `ticket.commented` as well as `ticket.answered`: one letter tells both.
  bus.durable('ticket.commented', 'mail.answered', (fact) => answered(fact));
  bus.durable('ticket.moved', 'mail.moved', async (fact) => {
    // A confirmed or withdrawn ticket asks nothing of its assignee.
    if (fact.byCustomer) return fact.to === 'CLOSED' ? undefined : answered(fact);
    if (fact.by !== null || fact.to !== 'CLOSED') return;
    const ticket = await post.read.find(Ticket, { id: fact.ticketId });
    if (ticket?.status === 'CLOSED')
      await send(ticket, ticket.authorId, `closed ${fact.entryId}`, closed(waitHours));
  });

  async function answered({ ticketId, entryId, by, byCustomer }: Events['ticket.commented']): Promise<void> {
    const ticket = byCustomer ? await post.read.find(Ticket, { id: ticketId }) : null;
    if (!ticket?.assigneeId || ticket.assigneeId === by) return;
    await send(ticket, ticket.assigneeId, `answered ${entryId}`, answer);
  }
}

/** A late reminder must not tell of a wait that is over. */
const stillWaits = (
  { status, answered, deadlineAt }: Ticket,
  { waitsFor }: Events['ticket.reminded'],
): boolean => deadlineAt !== null && !answered && status === waitsFor;

const reminder =
  ({ hours }: Events['ticket.reminded']): Compose =>
  (mail, { status, deadlineAt }, { locale, timeZone }) => ({
    subject: mail.reminderSubject,
    paragraph: status === 'AWAITING_INFO' ? mail.reminderInfo : mail.reminderClosure,
    values: { hours, deadline: inWords(deadlineAt!, locale, timeZone) },
  });

const closed =
  (hours: number): Compose =>
  (mail) => ({ subject: mail.closedSubject, paragraph: mail.closed, values: { hours } });

const answer: Compose = (mail) => ({ subject: mail.answeredSubject, paragraph: mail.answered });

function sender({
  read,
  mailer,
  portalUrl,
  logger,
}: Pick<Needs, 'read' | 'mailer' | 'portalUrl' | 'logger'>) {
  const cards = `${portalUrl.replace(/\/+$/, '')}/tickets/card/`;
  return async (ticket: Ticket, recipientId: number, about: string, compose: Compose): Promise<void> => {
    const recipient = await read.find(User, { id: recipientId });
    if (!recipient?.active || !recipient.email) return;
    const organization = await read.find(Organization, { id: recipient.organizationId });
    if (!organization?.active) return;
    const { locale, email } = recipient;
    const { subject, paragraph, values } = compose(mailLabels[locale], ticket, recipient);
    const all = { ...values, number: ticketNumber(ticket.id), subject: ticket.subject };
    const letter = {
      locale,
      subject: fill(subject, all),
      paragraph: fill(paragraph, all),
      link: cards + ticket.id,
    };
    await mailer.send({ to: email, ...renderLetter(letter), about: `${about} of ticket ${ticket.id}` });
    logger.debug({ ticketId: ticket.id, recipientId, about }, 'mail sent');
  };
}
