import type { Permission } from '@supportal/domain';
import type { Bundle } from './provider';

/** Permission sets of every customer. */
export const customerSets: readonly Bundle<Permission>[] = [
  { name: 'Заявитель', description: 'Создание тикетов', holds: ['ticket.create'] },
  {
    name: 'Просмотр организации',
    description: 'Тикеты коллег и рабочий стол',
    holds: ['ticket.readAll', 'desktop.read'],
  },
  {
    name: 'Ответы за коллег',
    description: 'Ответы и переоткрытие в тикетах коллег',
    holds: ['ticket.reply', 'ticket.reopen'],
  },
  {
    name: 'Выгрузка и ключи API',
    description: 'Списки в файл и доступ для программ',
    holds: ['list.export', 'token.create'],
  },
  {
    name: 'Администратор организации',
    description: 'Пользователи, группы, роли и полномочия организации',
    holds: ['user.read', 'user.edit', 'group.edit', 'role.edit', 'permissionSet.edit', 'audit.read'],
  },
];

/** Roles of every customer, each with its permission sets. */
export const customerRoles: readonly Bundle[] = [
  { name: 'Сотрудник', description: 'Создаёт тикеты и отвечает в своих', holds: ['Заявитель'] },
  {
    name: 'Руководитель отдела',
    description: 'Видит тикеты своей группы и отвечает за коллег; назначается в группе',
    leading: true,
    holds: ['Просмотр организации', 'Ответы за коллег', 'Выгрузка и ключи API'],
  },
  {
    name: 'Администратор',
    description: 'Все полномочия организации',
    holds: customerSets.map(({ name }) => name),
  },
];
