import { columnsById, type Batch } from '../../platform/graphql/loaders';
import type { Organization } from './organization.entity';

const rowById = columnsById<Organization, 'id' | 'name'>('organization', ['id', 'name']);

/** The name of an organization by its id; empty when there is none. */
export const organizationName: Batch<number, string> = async (read, ids) =>
  (await rowById(read, ids)).map((row) => row?.name ?? '');
