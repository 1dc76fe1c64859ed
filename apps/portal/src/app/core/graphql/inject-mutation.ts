import { assertInInjectionContext, computed, inject, signal, type Signal } from '@angular/core';
import type { TypedDocumentNode } from '@apollo/client';
import type { OperationVariables } from '@apollo/client/core';
import { Apollo } from 'apollo-angular';
import { PortalErrors } from './portal-errors';

/** A mutation that a component can run. */
export interface RunnableMutation<T, V> {
  /** Runs it and gives its answer; a failure is thrown as PortalError. */
  run(variables: V): Promise<T>;
  /** True from the start of a run to its end. */
  readonly pending: Signal<boolean>;
}

/** A mutation; what it brings back is merged into the cache by id. */
export function injectMutation<T, V extends OperationVariables>(
  document: TypedDocumentNode<T, V>,
): RunnableMutation<T, V> {
  assertInInjectionContext(injectMutation);
  const apollo = inject(Apollo);
  const errors = inject(PortalErrors);
  const running = signal(0);

  return {
    pending: computed(() => running() > 0),
    run: async (variables) => {
      running.update((count) => count + 1);
      try {
        const { data } = await apollo.client.mutate({ mutation: document, variables } as never);
        return data as T;
      } catch (error) {
        throw errors.from(error);
      } finally {
        running.update((count) => count - 1);
      }
    },
  };
}
