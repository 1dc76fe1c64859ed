import { assertInInjectionContext, computed, effect, inject, untracked } from '@angular/core';
import type { TypedDocumentNode } from '@apollo/client';
import type { OperationVariables } from '@apollo/client/core';
import { equal } from '@wry/equality';
import { Apollo } from 'apollo-angular';
import { EMPTY, defer, repeat, tap, timer, type Subscription } from 'rxjs';
import { LiveClient } from './live-client';
import { answeredErrors } from './portal-errors';

interface Live {
  readonly apollo: Apollo;
  readonly live: LiveClient;
}

const pauseBeforeRetry = 3_000;

/**
 * Subscribes while the component lives and `variables` is not null. What arrives is merged into the cache by id;
 * `next` is for what the cache cannot know, such as rows that left a list.
 */
export function injectLive<T, V extends OperationVariables>(
  document: TypedDocumentNode<T, V>,
  variables: () => V | null = () => ({}) as V,
  next?: (data: T) => void,
): void {
  assertInInjectionContext(injectLive);
  const by = { apollo: inject(Apollo), live: inject(LiveClient) };
  const wanted = computed(variables, { equal });

  effect((onCleanup) => {
    const current = wanted();
    by.live.epoch();
    if (current === null) return;
    const subscription = untracked(() => subscribe(by, document, current, next));
    onCleanup(() => subscription.unsubscribe());
  });
}

function subscribe<T, V extends OperationVariables>(
  { apollo, live }: Live,
  query: TypedDocumentNode<T, V>,
  variables: V,
  next?: (data: T) => void,
): Subscription {
  let refused = false;
  return defer(() => apollo.subscribe<T, V>({ query, variables } as Apollo.SubscribeOptions<T, V>))
    .pipe(
      tap(({ error }) => (refused = answeredErrors(error).length > 0)),
      // The server ends a subscription when rights change or a node stops: a new one tells what holds now.
      // An answer of the API is final, a lost connection is not.
      repeat({ delay: () => (refused || live.refused() ? EMPTY : timer(pauseBeforeRetry)) }),
    )
    .subscribe(({ data }) => data && next?.(data as T));
}
