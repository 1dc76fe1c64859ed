import { columnsById } from '../../platform/graphql/loaders';
import type { Environment } from '../directories/environment.entity';
import type { SupportedSystem } from '../directories/system.entity';
import type { Group } from '../groups/group.entity';
import type { Organization } from '../organizations/organization.entity';

/** What a ticket points to, as much of it as is shown. */
export const systemById = columnsById<SupportedSystem, 'id' | 'name'>('supported_system', ['id', 'name']);
export const environmentById = columnsById<Environment, 'id' | 'name'>('environment', ['id', 'name']);
export const groupById = columnsById<Group, 'id' | 'name'>('user_group', ['id', 'name']);
export const organizationById = columnsById<Organization, 'id' | 'name' | 'kind'>('organization', [
  'id',
  'name',
  'kind',
]);
