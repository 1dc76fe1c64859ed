import { DestroyRef, assertInInjectionContext, computed, inject, signal, type Signal } from '@angular/core';
import type { TypedDocumentNode } from '@apollo/client';
import type { OperationVariables } from '@apollo/client/core';
import type { PickerItem } from '@supportal/ui';
import { injectQuery } from '../../core/graphql/inject-query';

/** Objects to pick from, found by a part of their names. */
export interface Lookup {
  readonly options: Signal<readonly PickerItem[]>;
  readonly loading: Signal<boolean>;
  /** Why there are none, empty when nothing failed. */
  readonly problem: Signal<string>;
  /** Searches soon; nothing is asked for before the first call. */
  search(words: string): void;
  /** What can be picked may be something else by now: asks again, if there was a search. */
  refresh(): Promise<void>;
}

const pause = 200;

/** A lookup by a query whose variables depend on what is typed. */
export function injectLookup<T, V extends OperationVariables>(
  document: TypedDocumentNode<T, V>,
  variables: (search: string) => V,
  itemsOf: (data: T) => readonly PickerItem[],
): Lookup {
  assertInInjectionContext(injectLookup);
  const typed = signal<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  const query = injectQuery(
    document,
    () => {
      const search = typed();
      return search === null ? null : variables(search);
    },
    { keepPrevious: true },
  );
  return {
    options: computed(() => {
      const data = query.value();
      return data ? itemsOf(data) : [];
    }),
    loading: query.loading,
    problem: computed(() => query.error()?.message ?? ''),
    refresh: () => query.refetch(),
    search: (words) => {
      clearTimeout(timer);
      if (typed() === null) return typed.set(words);
      timer = setTimeout(() => typed.set(words), pause);
    },
  };
}
