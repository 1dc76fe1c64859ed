import type { ParamMap } from '@angular/router';
import type { UserFilter, UserSort } from '../../../generated/graphql';

/** Who is listed, by the state of their accounts. */
export const userStates = ['all', 'active', 'inactive', 'owes'] as const;
/** See {@link userStates}. */
export type UserState = (typeof userStates)[number];

/** The orders of the list. */
export const userOrders = ['name', 'login', 'newest', 'oldest'] as const;
/** See {@link userOrders}. */
export type UserOrder = (typeof userOrders)[number];

/** What the list of users is filtered and ordered by. */
export interface UserQuery {
  readonly state: UserState;
  readonly groupId: number | null;
  readonly roleId: number | null;
  readonly order: UserOrder;
}

/** Reads a query from the address; what makes no sense there does not count. */
export const userQueryOf = (params: ParamMap): UserQuery => ({
  state: userStates.find((state) => state === params.get('state')) ?? 'all',
  groupId: idIn(params, 'group'),
  roleId: idIn(params, 'role'),
  order: userOrders.find((order) => order === params.get('order')) ?? 'name',
});

/** How many filters leave users out. */
export const filterCount = ({ state, groupId, roleId }: UserQuery): number =>
  Number(state !== 'all') + Number(groupId !== null) + Number(roleId !== null);

/** The filter as the API wants it. */
export const userFilter = ({ state, groupId, roleId }: UserQuery): UserFilter => ({
  ...(state === 'all' ? {} : { active: state !== 'inactive' }),
  ...(state === 'owes' ? { mustChangePassword: true } : {}),
  ...(groupId === null ? {} : { groupId }),
  ...(roleId === null ? {} : { roleId }),
});

const sorts: Readonly<Record<UserOrder, UserSort>> = {
  name: { field: 'NAME', direction: 'ASC' },
  login: { field: 'LOGIN', direction: 'ASC' },
  newest: { field: 'CREATED', direction: 'DESC' },
  oldest: { field: 'CREATED', direction: 'ASC' },
};

/** The order as the API wants it. */
export const userSort = ({ order }: UserQuery): UserSort => sorts[order];

function idIn(params: ParamMap, name: string): number | null {
  const id = Number(params.get(name));
  return Number.isInteger(id) && id > 0 ? id : null;
}
