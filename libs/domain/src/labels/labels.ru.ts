import type { PermissionCategory, Permission } from '../access/permissions';
import type { WorkImpact } from '../tickets/priority-proposal';
import type { TicketColumnKey } from '../tickets/ticket-columns';
import type { TicketPriority, TicketStatus, TicketTab, TicketType } from '../tickets/ticket-vocabulary';
import { errorsRu } from './errors.ru';

/** The words of the domain in Russian; a status, type or right without a word does not compile. */
export const labelsRu = {
  status: {
    NEW: 'Новый',
    REOPENED: 'Переоткрыт',
    IN_PROGRESS: 'В работе',
    AWAITING_INFO: 'В ожидании информации',
    AWAITING_FIX: 'В ожидании исправления',
    AWAITING_IMPLEMENTATION: 'В ожидании реализации',
    AWAITING_CLOSURE: 'В ожидании закрытия',
    CLOSED: 'Закрыт',
  } satisfies Record<TicketStatus, string> as Record<TicketStatus, string>,
  type: {
    OUTAGE: 'Авария',
    DEFECT: 'Дефект',
    CONSULTATION: 'Консультация',
    FEATURE_REQUEST: 'Запрос новой функциональности',
  } satisfies Record<TicketType, string> as Record<TicketType, string>,
  priority: { HIGH: 'Высокий', MEDIUM: 'Средний', LOW: 'Низкий' } as Record<TicketPriority, string>,
  priorityMeaning: {
    HIGH: 'Требует немедленного внимания',
    MEDIUM: 'Требует внимания в ближайшее время, основная работа продолжается',
    LOW: 'Можно решить позже',
  } as Record<TicketPriority, string>,
  impact: {
    BLOCKED: 'Работа остановлена',
    HINDERED: 'Работа затруднена, но продолжается',
    MINOR: 'Почти не влияет на работу',
  } as Record<WorkImpact, string>,
  tab: { MINE: 'Мои тикеты', ALL: 'Все тикеты', GROUP: 'Тикеты моей группы' } as Record<TicketTab, string>,
  column: {
    NUMBER: 'Номер',
    SUBJECT: 'Тема тикета',
    STATUS: 'Статус',
    PRIORITY: 'Приоритет',
    TYPE: 'Тип тикета',
    SYSTEM: 'Система',
    ORGANIZATION: 'Организация',
    AUTHOR: 'Автор',
    ASSIGNEE: 'Исполнитель',
    CREATED: 'Создан',
    UPDATED: 'Обновлён',
  } as Record<TicketColumnKey, string>,
  permissionCategory: {
    USERS: 'Администрирование пользователей',
    GENERAL: 'Общие полномочия',
    TICKETS: 'Работа с тикетами',
  } as Record<PermissionCategory, string>,
  permission: {
    'user.read': 'Просмотр пользователей и групп',
    'user.edit': 'Изменение пользователей',
    'group.edit': 'Изменение групп',
    'role.edit': 'Изменение ролей',
    'permissionSet.edit': 'Изменение полномочий',
    'organization.edit': 'Изменение организаций',
    'desktop.read': 'Просмотр рабочего стола',
    'list.export': 'Выгрузка списков',
    'token.create': 'Создание ключей API',
    'audit.read': 'Просмотр журнала изменений',
    'directory.edit': 'Изменение справочников',
    'calendar.edit': 'Изменение календарей',
    'group.connect': 'Подключение групп к системам',
    'ticket.create': 'Создание тикетов',
    'ticket.readAll': 'Просмотр всех тикетов',
    'ticket.reply': 'Ответы в тикетах коллег',
    'ticket.reopen': 'Переоткрытие тикетов коллег',
    'ticket.process': 'Обработка тикетов',
    'ticket.assign': 'Назначение исполнителя',
    'ticket.note': 'Внутренние заметки',
  } as Record<Permission, string>,
  objectKind: {
    ORGANIZATION: 'Организация',
    USER: 'Пользователь',
    GROUP: 'Группа',
    ROLE: 'Роль',
    PERMISSION_SET: 'Полномочие',
    SYSTEM: 'Система',
    ENVIRONMENT: 'Среда',
    CALENDAR: 'Календарь',
    CHECKLIST: 'Чек-лист',
    AUDIT: 'Журнал аудита',
    TICKET: 'Тикеты',
  },
  weekday: {
    1: 'Понедельник',
    2: 'Вторник',
    3: 'Среда',
    4: 'Четверг',
    5: 'Пятница',
    6: 'Суббота',
    7: 'Воскресенье',
  },
  mail: {
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
  },
  auditColumn: {
    at: 'Когда',
    actor: 'Кто',
    address: 'Адрес',
    source: 'Источник',
    action: 'Действие',
    kind: 'Вид объекта',
    objectId: 'Номер объекта',
    objectName: 'Объект',
    organization: 'Организация',
    changes: 'Изменения',
  },
  system: {
    automation: 'автоматически',
    infoTimeout: 'Ответа не было {hours} рабочих часов. Тикет ожидает закрытия.',
    closureTimeout: 'Решение не оспорено в течение {hours} рабочих часов. Тикет закрыт автоматически.',
  },
  errors: errorsRu,
};

/** Shape of the words of the domain: every language has them all. */
export type Labels = typeof labelsRu;
