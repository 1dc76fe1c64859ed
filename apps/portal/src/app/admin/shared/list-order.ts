import { assertInInjectionContext, computed, type Signal } from '@angular/core';
import { injectListParams } from './list-params';

/** Orders of a list that only knows names. */
export const nameOrders = ['name', 'nameDesc'] as const;
/** Orders of a list that knows names and when things were made. */
export const datedOrders = [...nameOrders, 'newest', 'oldest'] as const;
/** See {@link datedOrders}. */
export type Order = (typeof datedOrders)[number];

/** The order of a list, which lives in the address. */
export interface ListOrder {
  readonly orders: readonly Order[];
  readonly current: Signal<Order>;
  choose(order: Order): void;
}

/** The order of the list of a section, the first one unless the address tells; call it in the constructor of its page. */
export function injectListOrder(orders: readonly [Order, ...Order[]]): ListOrder {
  assertInInjectionContext(injectListOrder);
  const params = injectListParams();
  const [usual] = orders;
  return {
    orders,
    current: computed(() => orders.find((order) => order === params.map().get('order')) ?? usual),
    choose: (order) => params.set({ order: order === usual ? null : order }),
  };
}

/** The order as the API wants it for lists that know names and when things were made. */
export const datedSort = (order: Order) =>
  ({
    field: order === 'name' || order === 'nameDesc' ? 'NAME' : 'CREATED',
    direction: order === 'name' || order === 'oldest' ? 'ASC' : 'DESC',
  }) as const;

/** The order as the API wants it for lists that only know names. */
export const nameSort = (order: Order) => ({ direction: datedSort(order).direction });
