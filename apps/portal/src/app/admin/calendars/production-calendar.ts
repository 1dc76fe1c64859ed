import { assertInInjectionContext, inject, signal, type Signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { PortalErrors } from '../../core/graphql/portal-errors';
import { Notices } from '../../core/notices/notices';
import { plainException, weekInput } from './calendar-form';
import { ProductionCalendarDocument } from './calendars.generated';
import type { Week, WorkException } from './hours';

/** The official calendar of a year as exceptions of a week. */
export interface ProductionCalendar {
  readonly loading: Signal<boolean>;
  /** Its dates; null when they could not be had, which is told to the reader. */
  load(year: number, week: Week): Promise<readonly WorkException[] | null>;
}

/** Asks for production calendars; call it in the constructor of a component. */
export function injectProductionCalendar(): ProductionCalendar {
  assertInInjectionContext(injectProductionCalendar);
  const apollo = inject(Apollo);
  const errors = inject(PortalErrors);
  const notices = inject(Notices);
  const loading = signal(false);
  return {
    loading: loading.asReadonly(),
    load: async (year, week) => {
      loading.set(true);
      try {
        const { data } = await apollo.client.query({
          query: ProductionCalendarDocument,
          variables: { year, week: weekInput(week) },
          fetchPolicy: 'no-cache',
        });
        return data?.productionCalendar.map(plainException) ?? null;
      } catch (error) {
        notices.failed(errors.from(error));
        return null;
      } finally {
        loading.set(false);
      }
    },
  };
}
