import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { keyOf } from '../../platform/database/named';
import type { Tx } from '../../platform/database/tx';
import { Failure } from '../../platform/graphql/failure';

interface Named extends ObjectLiteral {
  id: number;
  nameKey: string;
  organizationId: number;
}

/** BAD_USER_INPUT when another one of the organization has this name; case and the like do not count. */
export async function expectFreeName<T extends Named>(
  tx: Tx,
  entity: EntityTarget<T>,
  wish: { readonly organizationId: number; readonly name: string; readonly id?: number },
): Promise<void> {
  const { organizationId, name } = wish;
  const nameKey = keyOf(name);
  const others = await tx.list<Named>(entity as EntityTarget<Named>, { organizationId, nameKey });
  if (others.some(({ id }) => id !== wish.id))
    throw new Failure('BAD_USER_INPUT', 'nameTaken', { fields: { name: { key: 'nameTaken' } } });
}
