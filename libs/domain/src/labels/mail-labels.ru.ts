/** The words of mails in Russian; `{name}` is filled by the server. */
export const mailLabelsRu = {
  reminderSubject: '[{number}] Осталось {hours} ч рабочего времени: {subject}',
  reminderInfo:
    'Специалист ждёт вашего ответа по тикету «{subject}». Если ответа не будет, тикет перейдёт в статус «В ожидании закрытия» {deadline}.',
  reminderClosure:
    'Решение по тикету «{subject}» ждёт вашего подтверждения. Без ответа тикет будет закрыт автоматически {deadline}.',
  answeredSubject: '[{number}] Получен ответ: {subject}',
  answered: 'Заказчик ответил в тикете «{subject}».',
  closedSubject: '[{number}] Закрыт автоматически: {subject}',
  closed:
    'Тикет «{subject}» закрыт: {hours} рабочих часов не было ответа. Оцените решение или переоткройте тикет.',
  open: 'Открыть тикет',
};

/** Shape of the words of mails. */
export type MailLabels = typeof mailLabelsRu;
