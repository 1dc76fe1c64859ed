import type { Permission } from '@supportal/domain';
import type { NamedPerson } from './company';
import { type SystemName, systems } from './systems';

/** Somebody of the provider. */
export interface StaffTexts extends NamedPerson {
  /** Names of groups. */
  readonly groups: readonly string[];
  /** Names of roles in the system. */
  readonly roles: readonly string[];
  /** What the person does with tickets; administrators do none. */
  readonly duty: 'FIRST_LINE' | 'EXPERT' | 'DISPATCHER' | 'NONE';
}

/** Name and description of something, with the names of what it holds. */
export interface Bundle<T extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly holds: readonly T[];
  readonly leading?: true;
}

/** The support service itself. */
export const providerName = 'Центр поддержки СупПортал';
/** Domain of its addresses. */
export const providerDomain = 'supportal.example';

const everySystem = Object.keys(systems) as SystemName[];

/** Groups of the provider, each with the systems it answers for. */
export const providerGroups: readonly Bundle<SystemName>[] = [
  { name: '1-я линия', description: 'Приём тикетов и типовые вопросы', holds: everySystem },
  { name: '2-я линия', description: 'Настройка, журналы, сложные случаи', holds: everySystem },
  {
    name: 'Разработка',
    description: 'Исправления и новая функциональность',
    holds: ['mobileApp', 'clientArea', 'integrationBus', 'reports'],
  },
];

/** Permission sets of the provider; together they hold every right. */
export const providerSets: readonly Bundle<Permission>[] = [
  {
    name: 'Обработка тикетов',
    description: 'Статусы, ответы и внутренние заметки',
    holds: ['ticket.process', 'ticket.note'],
  },
  { name: 'Распределение тикетов', description: 'Назначение исполнителя', holds: ['ticket.assign'] },
  { name: 'Все тикеты', description: 'Тикеты всех систем и организаций', holds: ['ticket.readAll'] },
  { name: 'Рабочий стол', description: 'Показатели и выгрузки', holds: ['desktop.read', 'list.export'] },
  {
    name: 'Тикеты от имени поддержки',
    description: 'Создание, ответы и переоткрытие',
    holds: ['ticket.create', 'ticket.reply', 'ticket.reopen'],
  },
  {
    name: 'Подключение групп',
    description: 'Группы заказчиков и их системы',
    holds: ['group.connect', 'user.read'],
  },
  {
    name: 'Справочники и календари',
    description: 'Системы, среды, календари, подсказки',
    holds: ['directory.edit', 'calendar.edit'],
  },
  {
    name: 'Администрирование',
    description: 'Организации, пользователи, группы, роли, полномочия, журнал',
    holds: [
      'user.read', 'user.edit', 'group.edit', 'role.edit', 'permissionSet.edit', 'organization.edit', 'audit.read',
    ], // prettier-ignore
  },
  { name: 'Ключи API', description: 'Доступ для программ', holds: ['token.create'] },
];

/** Roles of the provider, each with its permission sets. */
export const providerRoles: readonly Bundle[] = [
  { name: 'Специалист', description: 'Обрабатывает тикеты', holds: ['Обработка тикетов', 'Рабочий стол'] },
  {
    name: 'Старший специалист',
    description: 'Обрабатывает и распределяет тикеты',
    holds: ['Обработка тикетов', 'Распределение тикетов', 'Все тикеты', 'Рабочий стол'],
  },
  {
    name: 'Руководитель поддержки',
    description: 'Отвечает за работу всех линий',
    leading: true,
    holds: [
      'Обработка тикетов', 'Распределение тикетов', 'Все тикеты', 'Рабочий стол', 'Тикеты от имени поддержки',
      'Подключение групп',
    ], // prettier-ignore
  },
  { name: 'Администратор', description: 'Все полномочия', holds: providerSets.map(({ name }) => name) },
];

const line = (
  login: string,
  fullName: string,
  position: string,
  group: string,
  duty: StaffTexts['duty'],
  weight = 2,
  role = 'Специалист',
): StaffTexts => ({ login, fullName, position, groups: [group], roles: [role], duty, weight });

/** People of the provider. */
export const staff: readonly StaffTexts[] = [
  line('ivanov', 'Иванов Сергей Петрович', 'Специалист 1-й линии', '1-я линия', 'FIRST_LINE', 4),
  line('kuznetsova', 'Кузнецова Ольга Дмитриевна', 'Специалист 1-й линии', '1-я линия', 'FIRST_LINE'),
  line('morozov', 'Морозов Артём Вадимович', 'Специалист 1-й линии', '1-я линия', 'FIRST_LINE', 3),
  line(
    'sokolova', 'Соколова Марина Викторовна', 'Старший специалист 2-й линии', '2-я линия', 'DISPATCHER', 5,
    'Старший специалист',
  ), // prettier-ignore
  line('lebedev', 'Лебедев Павел Константинович', 'Инженер 2-й линии', '2-я линия', 'EXPERT', 3),
  line('nikolaeva', 'Николаева Екатерина Романовна', 'Инженер 2-й линии', '2-я линия', 'EXPERT'),
  line('volkov', 'Волков Денис Игоревич', 'Ведущий разработчик', 'Разработка', 'EXPERT'),
  line('guseva', 'Гусева Алина Юрьевна', 'Разработчик', 'Разработка', 'EXPERT', 1),
  {
    login: 'orlov',
    fullName: 'Орлов Дмитрий Андреевич',
    position: 'Руководитель поддержки',
    groups: ['1-я линия', '2-я линия'],
    roles: ['Руководитель поддержки'],
    duty: 'DISPATCHER',
  },
  {
    login: 'admin',
    fullName: 'Романова Юлия Алексеевна',
    position: 'Администратор портала',
    groups: [],
    roles: ['Администратор'],
    duty: 'NONE',
  },
];
