import {
  assertInInjectionContext,
  computed,
  effect,
  inject,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import type { TypedDocumentNode } from '@apollo/client';
import type { ObservableQuery, OperationVariables, WatchQueryFetchPolicy } from '@apollo/client/core';
import { equal } from '@wry/equality';
import { Apollo, type QueryRef } from 'apollo-angular';
import type { PortalError } from './portal-error';
import { PortalErrors } from './portal-errors';

/** What a query brought so far. */
export interface QueryState<T> {
  readonly value: T | undefined;
  readonly loading: boolean;
  readonly error: PortalError | null;
}

/** A query that lives as long as its component. */
export interface LiveQuery<T, V> {
  /** Follows the cache: mutations and subscriptions that bring the same objects change it. */
  readonly value: Signal<T | undefined>;
  /** True while an answer of the API is awaited, also when `value` is known already. */
  readonly loading: Signal<boolean>;
  readonly error: Signal<PortalError | null>;
  /** Asks the API again; a failure shows in `error`. */
  refetch(): Promise<void>;
  /** Asks for another page; the cache puts the pages together, `value` has them then. A failure is thrown as PortalError. */
  fetchMore(variables: Partial<V>): Promise<void>;
}

/** How a query behaves. */
export interface QueryOptions {
  /** `cache-and-network` unless told. */
  readonly fetchPolicy?: WatchQueryFetchPolicy;
  /** Keep showing the previous value while another set of variables loads. */
  readonly keepPrevious?: boolean;
  /** False for pages that refresh themselves after a re-connect, see `Connection.reconnects`. */
  readonly refetchOnReconnect?: boolean;
}

const idle: QueryState<never> = { value: undefined, loading: false, error: null };

/** Watches a query while the component lives; asks nothing while `variables` is null. */
export function injectQuery<T, V extends OperationVariables>(
  document: TypedDocumentNode<T, V>,
  variables: () => V | null = () => ({}) as V,
  options: QueryOptions = {},
): LiveQuery<T, V> {
  assertInInjectionContext(injectQuery);
  const apollo = inject(Apollo);
  const errors = inject(PortalErrors);
  const wanted = computed(variables, { equal });
  // The variables are read in the effect only: required inputs have no value before.
  const state = signal<QueryState<T>>({ ...idle, loading: true });
  let query: QueryRef<T, V> | undefined;

  effect((onCleanup) => {
    const current = wanted();
    untracked(() => {
      query =
        current === null ? undefined : apollo.watchQuery<T, V>(watchOptions(document, current, options));
      const kept = options.keepPrevious ? state().value : undefined;
      state.set(query ? { value: kept, loading: true, error: null } : idle);
      const watching = query?.valueChanges.subscribe((result) =>
        state.update((before) => nextState(before, result as ObservableQuery.Result<T>, errors, options)),
      );
      onCleanup(() => watching?.unsubscribe());
    });
  });

  return {
    value: computed(() => state().value),
    loading: computed(() => state().loading),
    error: computed(() => state().error),
    refetch: async () => void (await query?.refetch().catch(() => undefined)),
    fetchMore: async (more) => {
      const asked = query;
      await asked?.fetchMore({ variables: more }).catch((error: unknown) => {
        throw errors.from(error);
      });
      const value = asked === query && readKnown(apollo, document, wanted());
      if (value) state.update((known) => ({ ...known, value }));
    },
  };
}

/** Apollo tells what arrived a moment after a page came: whoever waited for it reads it from the cache. */
function readKnown<T, V extends OperationVariables>(
  { client }: Apollo,
  query: TypedDocumentNode<T, V>,
  variables: V | null,
): T | null {
  return variables && (client.readQuery({ query, variables } as never) as T | null);
}

function watchOptions<T, V extends OperationVariables>(
  query: TypedDocumentNode<T, V>,
  variables: V,
  { fetchPolicy = 'cache-and-network', refetchOnReconnect = true }: QueryOptions,
): Apollo.WatchQueryOptions<T, V> {
  return {
    query,
    variables,
    fetchPolicy,
    nextFetchPolicy: 'cache-first',
    notifyOnNetworkStatusChange: true,
    context: { refetchOnReconnect },
  } as Apollo.WatchQueryOptions<T, V>;
}

/** A failed refresh leaves the screen as it was; an answer such as NOT_FOUND empties it. */
function nextState<T>(
  before: QueryState<T>,
  result: ObservableQuery.Result<T>,
  errors: PortalErrors,
  { keepPrevious }: QueryOptions,
): QueryState<T> {
  if (result.error) {
    const error = errors.from(result.error);
    const stays = error.transient || error.code === 'UNAUTHENTICATED';
    return { value: stays ? before.value : undefined, loading: false, error };
  }
  if (result.dataState === 'complete')
    return { value: result.data as T, loading: result.loading, error: null };
  const stays = keepPrevious || !result.loading;
  return { value: stays ? before.value : undefined, loading: result.loading, error: null };
}
