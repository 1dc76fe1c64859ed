import { isProviderOnly, permissions, type Permission } from '@supportal/domain';
import type { Organization } from '../features/organizations/organization.entity';
import { AuditEntry } from '../features/administration/audit-entry.entity';
import { ApiError } from './api-client';
import type { Actor } from './support-world';
import type { TestApp } from './test-app';

/** Two customers and the provider, each with whoever administers them. */
export interface AdminWorld {
  readonly provider: Organization;
  readonly organization: Organization;
  readonly foreign: Organization;
  /** Every right there is. */
  readonly chief: Actor;
  /** Every right a customer can hold. */
  readonly admin: Actor;
  /** The same in the other organization. */
  readonly stranger: Actor;
  /** Same organization, no right at all. */
  readonly plain: Actor;
}

/** Every right a customer can hold. */
export const customerRights: Permission[] = permissions.filter((permission) => !isProviderOnly(permission));

/** Makes the world of {@link AdminWorld}. */
export async function adminWorld(app: TestApp): Promise<AdminWorld> {
  const { make } = app;
  const provider = await make.provider();
  const [organization, foreign] = [await make.organization(), await make.organization()];
  const actor = async (of: Organization, rights: Permission[], fullName: string): Promise<Actor> => {
    const user = await make.user({ organization: of, rights, values: { fullName } });
    return { user, api: await app.as(user) };
  };
  return {
    provider,
    organization,
    foreign,
    chief: await actor(provider, [...permissions], 'Главный Администратор'),
    admin: await actor(organization, customerRights, 'Администратор Ромашки'),
    stranger: await actor(foreign, customerRights, 'Администратор Лютика'),
    plain: await actor(organization, [], 'Простой Пользователь'),
  };
}

/** Everything in the audit log, oldest first, as `action objectName`. */
export async function audited(app: TestApp): Promise<string[]> {
  const entries = await app.app.platform.database.read.list(AuditEntry);
  return entries.map(({ action, objectName }) => `${action} ${objectName}`);
}

/** How an operation was refused. */
export interface Refusal {
  readonly code: string;
  readonly key: unknown;
  readonly fields: Record<string, string>;
  readonly extensions: Record<string, unknown>;
}

/** The refusal of an operation that must be refused. */
export async function refusalOf({ api }: Actor, document: string, variables: object = {}): Promise<Refusal> {
  const error = await api.run(document, variables).catch((e: unknown) => e);
  if (!(error instanceof ApiError)) throw new Error(`was not refused: ${document}`);
  const extensions = (error.errors[0]!.extensions ?? {}) as unknown as Record<string, unknown>;
  return { code: error.code, key: extensions['key'], fields: error.fields, extensions };
}
