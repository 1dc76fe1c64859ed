import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { searchKey } from '@supportal/domain';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { zoneLabel } from '../../core/time-zones/zone-choices';
import { injectAdminList, type Connection } from '../shared/admin-list';
import { AdminPlace } from '../shared/admin-place';
import { SectionFrame } from '../shared/section-frame';
import { WorkCalendarsDocument, type CalendarRowFragment } from './calendars.generated';

/** «Календари»: the list. */
@Component({
  selector: 'portal-calendars-page',
  imports: [SectionFrame],
  template: `
    <portal-section-frame
      [list]="list"
      [byOrganization]="false"
      [title]="text('admin.sections.CALENDARS')"
      [about]="text('calendars.about')"
      [createLabel]="createLabel()"
    />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class CalendarsPage {
  protected readonly text = injectTexts();
  private readonly session = inject(SessionStore);
  private readonly place = inject(AdminPlace);
  protected readonly createLabel = computed(() =>
    this.session.mayAdminister('calendar.edit') ? this.text('calendars.create') : undefined,
  );
  protected readonly list = injectAdminList({
    document: WorkCalendarsDocument,
    variables: () => ({}),
    // There are few: they come at once and are searched here.
    connection: ({ workCalendars }) => this.found(workCalendars),
    row: ({ id, name, timeZone, isDefault }) => ({
      id,
      name,
      note: zoneLabel(timeZone),
      badge: isDefault ? this.text('calendars.defaultBadge') : undefined,
    }),
    kinds: ['CALENDAR'],
  });

  private found(calendars: readonly CalendarRowFragment[]): Connection<CalendarRowFragment> {
    const key = searchKey(this.place.search());
    const rows = calendars.filter(({ name }) => searchKey(name).includes(key));
    return {
      edges: rows.map((node) => ({ node })),
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: rows.length,
    };
  }
}
