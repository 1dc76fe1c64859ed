import { assertInInjectionContext, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, type ParamMap } from '@angular/router';

/** The filters of a list, which live in the address: they survive going to an object and back. */
export interface ListParams {
  readonly map: Signal<ParamMap>;
  /** Sets filters; null takes one away. */
  set(params: Readonly<Record<string, string | number | null>>): void;
}

/** The filters of the list of a section; call it in the constructor of its page. */
export function injectListParams(): ListParams {
  assertInInjectionContext(injectListParams);
  const route = inject(ActivatedRoute);
  const router = inject(Router);
  return {
    map: toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap }),
    set: (queryParams) =>
      void router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true }),
  };
}
