import { defaultCalendarSpec, ticketTypes } from '@supportal/domain';
import { named } from '../../platform/database/named';
import type { Tx } from '../../platform/database/tx';
import { Organization, OrganizationKind } from '../organizations/organization.entity';
import { checklists } from './checklists';
import { Environment } from './environment.entity';
import { RequiredItemRow } from './required-item.entity';
import { WorkCalendarRow } from './work-calendar.entity';

/** What {@link fillBaseData} made. */
export interface BaseData {
  readonly provider: Organization;
  readonly calendar: WorkCalendarRow;
  /** In the order they were made: production, test, development. */
  readonly environments: readonly Environment[];
}

const environmentNames = ['Продуктивная', 'Тестовая', 'Разработка'];

/**
 * What every installation needs before anybody can sign in: the default work calendar, environments, checklists of
 * required information and the provider organization. For an empty database, once.
 */
export async function fillBaseData(tx: Tx, now: Date, providerName = 'Служба поддержки'): Promise<BaseData> {
  const calendar = await tx.insert(WorkCalendarRow, {
    name: 'Основной календарь',
    isDefault: true,
    spec: defaultCalendarSpec,
    version: 1,
  });
  const environments: Environment[] = [];
  for (const name of environmentNames)
    environments.push(await tx.insert(Environment, { name, active: true }));
  await tx.manager.insert(RequiredItemRow, requiredItems());
  const provider = await tx.insert(Organization, {
    ...named(providerName),
    kind: OrganizationKind.PROVIDER,
    active: true,
    calendarId: null,
    createdAt: now,
  });
  return { provider, calendar, environments };
}

const requiredItems = () =>
  ticketTypes.flatMap((ticketType) =>
    checklists[ticketType].map((item, index) => ({ ticketType, position: index + 1, ...item })),
  );
