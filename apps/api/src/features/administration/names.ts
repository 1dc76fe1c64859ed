import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Tx } from '../../platform/database/tx';
import { Failure } from '../../platform/graphql/failure';

interface Named extends ObjectLiteral {
  id: number;
  name: string;
  organizationId: number;
}

/** BAD_USER_INPUT when another one of the organization has this name. */
export async function expectFreeName<T extends Named>(
  tx: Tx,
  entity: EntityTarget<T>,
  wish: { readonly organizationId: number; readonly name: string; readonly id?: number },
): Promise<void> {
  const { organizationId, name } = wish;
  const other = await tx.find<Named>(entity as EntityTarget<Named>, { organizationId, name });
  if (other && other.id !== wish.id)
    throw new Failure('BAD_USER_INPUT', 'nameTaken', { fields: { name: { key: 'nameTaken' } } });
}
