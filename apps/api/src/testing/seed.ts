import type { DeepPartial } from 'typeorm';
import { User } from '../features/accounts/user.entity';
import { Environment } from '../features/directories/environment.entity';
import { SupportedSystem } from '../features/directories/system.entity';
import { Group } from '../features/groups/group.entity';
import { Organization, OrganizationKind } from '../features/organizations/organization.entity';
import { Ticket } from '../features/tickets/ticket.entity';
import type { TestDatabase } from './test-database';

const at = new Date('2026-03-02T09:00:00.000Z');
let logins = 0;

/** A row of an account; an organization is made unless one is named. */
export function seedUser({ uow }: TestDatabase, values: DeepPartial<User> = {}): Promise<User> {
  return uow.run(async (tx) => {
    const organization = {
      name: 'Ромашка',
      kind: OrganizationKind.CUSTOMER,
      active: true,
      calendarId: null,
      createdAt: at,
    };
    const organizationId = values.organizationId ?? (await tx.insert(Organization, organization)).id;
    const login = `user${++logins}`;
    return tx.insert(User, {
      organizationId,
      login,
      loginKey: login,
      fullName: 'Иванова Анна',
      description: '',
      passwordHash: '',
      mustChangePassword: false,
      email: `${login}@example.org`,
      phone: '',
      messenger: '',
      position: '',
      timeZone: 'Europe/Moscow',
      locale: 'ru',
      theme: 'SYSTEM',
      active: true,
      rightsVersion: 1,
      createdAt: at,
      ...values,
    });
  });
}

/** A row of a ticket of this author, with the directories it needs. */
export function seedTicket(
  { uow }: TestDatabase,
  author: User,
  values: DeepPartial<Ticket> = {},
): Promise<Ticket> {
  return uow.run(async (tx) => {
    const { organizationId } = author;
    const name = `Имя ${++logins}`;
    const system = await tx.insert(SupportedSystem, { name, active: true });
    const environment = await tx.insert(Environment, { name, active: true });
    const group = await tx.insert(Group, {
      organizationId,
      name,
      description: '',
      version: 1,
      createdAt: at,
    });
    return tx.insert(Ticket, {
      version: 1,
      subject: 'Не работает вход',
      body: 'Описание',
      searchText: '',
      type: 'DEFECT',
      priority: 'MEDIUM',
      priorityRank: 1,
      status: 'NEW',
      statusRank: 0,
      systemId: system.id,
      environmentId: environment.id,
      platformVersion: '',
      authorId: author.id,
      organizationId,
      groupId: group.id,
      assigneeId: null,
      createdAt: at,
      updatedAt: at,
      statusChangedAt: at,
      firstResponseAt: null,
      closedAt: null,
      reopenCount: 0,
      answered: false,
      waitStartedAt: null,
      deadlineAt: null,
      ...values,
    });
  });
}
