import {
  DOCUMENT,
  Injector,
  afterNextRender,
  assertInInjectionContext,
  effect,
  inject,
  type Signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router, type Navigation } from '@angular/router';
import { filter } from 'rxjs';
import { ListMemory, type ListPlace } from './list-memory';

/** Keeps how far a list was scrolled when it is left, and goes there again on the way back from a ticket. */
export function injectListPlace(region: () => HTMLElement | undefined, ready: Signal<boolean>): void {
  assertInInjectionContext(injectListPlace);
  const router = inject(Router);
  const memory = inject(ListMemory);
  const injector = inject(Injector);
  const window = inject(DOCUMENT).defaultView as Window;
  // The navigation may be over by the time the page is shown.
  const arrival = router.currentNavigation() ?? router.lastSuccessfulNavigation();
  let wanted = arrival && returns(arrival) ? memory.placeOf(addressOf(arrival)) : undefined;

  const go = ({ region: top, window: y }: ListPlace): void => {
    const element = region();
    if (element) element.scrollTop = top;
    // The router puts every new page to its top one frame after it is shown.
    if (y > 0) setTimeout(() => window.scrollTo({ top: y }), 50);
  };
  effect(() => {
    if (!ready() || !wanted) return;
    const place = wanted;
    wanted = undefined;
    afterNextRender(() => go(place), { injector });
  });
  router.events
    .pipe(
      filter((event) => event instanceof NavigationStart),
      takeUntilDestroyed(),
    )
    .subscribe(() =>
      memory.keepPlace(router.url, { region: region()?.scrollTop ?? 0, window: window.scrollY }),
    );
}

const addressOf = ({ finalUrl, initialUrl }: Navigation): string => (finalUrl ?? initialUrl).toString();

/** True on the way back from the card of a ticket, or by the back button of the browser. */
function returns(arrival: Navigation): boolean {
  const before = arrival.previousNavigation;
  return arrival.trigger === 'popstate' || (!!before && addressOf(before).startsWith('/tickets/card/'));
}
