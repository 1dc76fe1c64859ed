import type { TicketType } from '@supportal/domain';

/** One item of a checklist in both languages. */
export interface ChecklistItem {
  readonly headingRu: string;
  readonly headingEn: string;
  readonly hintRu: string;
  readonly hintEn: string;
}

/** The required information every installation starts with; an administrator edits it later. */
export const checklists: Readonly<Record<TicketType, readonly ChecklistItem[]>> = {
  OUTAGE: [
    {
      headingRu: 'С какого времени',
      headingEn: 'Since when',
      hintRu: 'Дата, время и часовой пояс, когда сбой заметили впервые; что этому предшествовало.',
      hintEn: 'Date, time and time zone of the first sign of trouble; what happened just before.',
    },
    {
      headingRu: 'Кого затронуло',
      headingEn: 'Who is affected',
      hintRu: 'Сколько людей, какие подразделения и площадки не могут работать.',
      hintEn: 'How many people, which departments and sites cannot work.',
    },
    {
      headingRu: 'Что уже сделано',
      headingEn: 'What was done',
      hintRu: 'Что перезапускали, меняли или проверяли и что из этого вышло.',
      hintEn: 'What you restarted, changed or checked, and what came of it.',
    },
  ],
  DEFECT: [
    {
      headingRu: 'Шаги',
      headingEn: 'Steps',
      hintRu: 'По порядку: что открыть, что нажать, что ввести, чтобы увидеть ошибку.',
      hintEn: 'In order: what to open, press and enter to see the error.',
    },
    {
      headingRu: 'Ожидаемый результат',
      headingEn: 'Expected',
      hintRu: 'Что должно было произойти.',
      hintEn: 'What should have happened.',
    },
    {
      headingRu: 'Фактический результат',
      headingEn: 'Actual',
      hintRu: 'Что произошло на самом деле: текст ошибки, снимок экрана, номер документа.',
      hintEn: 'What happened instead: text of the error, screenshot, number of the document.',
    },
    {
      headingRu: 'Версия',
      headingEn: 'Version',
      hintRu: 'Версия приложения или программы и устройство, на котором видна ошибка.',
      hintEn: 'Version of the app or program and the device that shows the error.',
    },
  ],
  CONSULTATION: [
    {
      headingRu: 'Вопрос',
      headingEn: 'Question',
      hintRu: 'Что нужно сделать или узнать, для какой задачи.',
      hintEn: 'What you need to do or to know, and for which task.',
    },
    {
      headingRu: 'Что пробовали',
      headingEn: 'What was tried',
      hintRu: 'Где уже искали ответ, какие шаги выполнили.',
      hintEn: 'Where you looked for the answer, which steps you took.',
    },
  ],
  FEATURE_REQUEST: [
    {
      headingRu: 'Задача',
      headingEn: 'Task',
      hintRu: 'Какую работу нужно выполнять и кто её выполняет.',
      hintEn: 'Which work has to be done, and by whom.',
    },
    {
      headingRu: 'Польза',
      headingEn: 'Benefit',
      hintRu: 'Что изменится: сколько времени или ошибок это сбережёт.',
      hintEn: 'What will change: how much time or how many errors it saves.',
    },
    {
      headingRu: 'Как делаем сейчас',
      headingEn: 'Present workaround',
      hintRu: 'Как эта задача решается сегодня без новой возможности.',
      hintEn: 'How the task is done today without the new feature.',
    },
  ],
};
