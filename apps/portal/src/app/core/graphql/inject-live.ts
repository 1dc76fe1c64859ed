import { assertInInjectionContext, computed, effect, inject, untracked } from '@angular/core';
import type { TypedDocumentNode } from '@apollo/client';
import type { OperationVariables } from '@apollo/client/core';
import type { ErrorCode } from '@supportal/domain';
import { equal } from '@wry/equality';
import { Apollo } from 'apollo-angular';
import { EMPTY, defer, repeat, tap, timer, type Subscription } from 'rxjs';
import { Connection } from '../connection/connection';
import { LiveClient } from './live-client';
import { answeredErrors } from './portal-errors';

interface Live {
  readonly apollo: Apollo;
  readonly live: LiveClient;
  readonly connection: Connection;
}

const firstPause = 3_000;
const longestPause = 60_000;
/** Answers that asking again would not change; any other trouble passes. */
const finalCodes: readonly unknown[] = [
  'FORBIDDEN',
  'NOT_FOUND',
  'UNAUTHENTICATED',
  'PASSWORD_CHANGE_REQUIRED',
  'BAD_USER_INPUT',
] satisfies ErrorCode[];

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
  const by = { apollo: inject(Apollo), live: inject(LiveClient), connection: inject(Connection) };
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
  { apollo, live, connection }: Live,
  query: TypedDocumentNode<T, V>,
  variables: V,
  next?: (data: T) => void,
): Subscription {
  let final = false;
  let pause = firstPause;
  const nextPause = (): number => {
    const now = pause;
    pause = Math.min(longestPause, pause * 2);
    return now;
  };
  return defer(() => apollo.subscribe<T, V>({ query, variables } as Apollo.SubscribeOptions<T, V>))
    .pipe(
      tap(({ data, error }) => {
        final = isFinal(error);
        if (data) pause = firstPause;
      }),
      // The server ends a subscription when rights change, a node stops or it failed: a new one tells what holds
      // from now on, and what was missed in between is asked for.
      repeat({
        delay: () =>
          final || live.refused() ? EMPTY : timer(nextPause()).pipe(tap(() => connection.catchUp())),
      }),
    )
    .subscribe(({ data }) => data && next?.(data as T));
}

const isFinal = (error: unknown): boolean =>
  answeredErrors(error).some(({ extensions }) => finalCodes.includes(extensions?.['code']));
