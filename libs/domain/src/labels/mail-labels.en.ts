import type { MailLabels } from './mail-labels.ru';

/** The words of mails in English. */
export const mailLabelsEn: MailLabels = {
  reminderSubject: '[{number}] {hours} working hours left: {subject}',
  reminderInfo:
    'A specialist is waiting for your answer in the ticket “{subject}”. Without an answer it moves to “Awaiting closure” on {deadline}.',
  reminderClosure:
    'The solution of the ticket “{subject}” is waiting for your confirmation. Without an answer it is closed automatically on {deadline}.',
  answeredSubject: '[{number}] New answer: {subject}',
  answered: 'The customer answered in the ticket “{subject}”.',
  closedSubject: '[{number}] Closed automatically: {subject}',
  closed:
    'The ticket “{subject}” is closed: there was no answer for {hours} working hours. Rate the solution or reopen the ticket.',
  open: 'Open the ticket',
};
