import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { Pane } from '@supportal/ui';
import { injectErrorText } from '../../core/forms/error-text';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { SessionStore } from '../../core/session/session-store';
import { TimeZoneField } from '../../core/time-zones/time-zone-field';
import { zoneLabel } from '../../core/time-zones/zone-choices';
import { AdminDialogs } from '../shared/admin-dialogs';
import { newId } from '../shared/editor-options';
import { injectObjectEditor } from '../shared/object-editor';
import { ObjectForm } from '../shared/object-form';
import { UsedPlacesList } from '../shared/used-places-list';
import type { UsedPlace } from '../shared/used-places-of';
import { calendarInput, calendarValue, newCalendarForm, type CalendarValue } from './calendar-form';
import {
  CreateWorkCalendarDocument,
  DeleteWorkCalendarDocument,
  PreviewWorkCalendarDocument,
  UpdateWorkCalendarDocument,
  WorkCalendarDocument,
  type CalendarDetailsFragment,
} from './calendars.generated';
import { ExceptionsEditor } from './exceptions-editor';
import { hoursText } from './hours';
import { WeekEditor } from './week-editor';

/** A work calendar: time zone, week and exceptions; which deadlines a change moves is shown before it is saved. */
@Component({
  selector: 'portal-calendar-details',
  imports: [
    ExceptionsEditor,
    MatFormFieldModule,
    MatInput,
    ObjectForm,
    Pane,
    ReactiveFormsModule,
    TimeZoneField,
    UsedPlacesList,
    WeekEditor,
  ],
  templateUrl: './calendar-details.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class CalendarDetails implements Leavable {
  /** Of the address: an id, or `new`. */
  readonly id = input.required<string>();
  protected readonly text = injectTexts();
  private readonly words = inject(DomainWords).words;
  protected readonly errorText = injectErrorText();
  protected readonly limits = limits;
  private readonly session = inject(SessionStore);
  private readonly dialogs = inject(AdminDialogs);
  private readonly creating = injectMutation(CreateWorkCalendarDocument);
  private readonly previewing = injectMutation(PreviewWorkCalendarDocument);
  private readonly updating = injectMutation(UpdateWorkCalendarDocument);
  private readonly deleting = injectMutation(DeleteWorkCalendarDocument);
  private readonly query = injectQuery(WorkCalendarDocument, () =>
    this.id() === newId ? null : { id: Number(this.id()) },
  );
  protected readonly shown = computed(() => this.query.value()?.workCalendar);
  protected readonly usedIn = computed<readonly UsedPlace[]>(() =>
    (this.shown()?.organizations ?? []).map(({ id, name }) => ({ kind: 'ORGANIZATION', id, name })),
  );
  protected readonly form = newCalendarForm();
  private readonly exceptions = viewChild(ExceptionsEditor);
  protected readonly editor = injectObjectEditor({
    kind: 'CALENDAR',
    id: this.id,
    form: this.form,
    fields: {
      name: { label: 'admin.fields.name' },
      timeZone: { label: 'calendars.timeZone', show: (zone) => zoneLabel(zone), changesRights: true },
      week: { label: 'calendars.week', show: (week) => this.weekInWords(week), changesRights: true },
      exceptions: {
        label: 'calendars.exceptions',
        show: (exceptions) => this.exceptionsInWords(exceptions),
        changesRights: true,
      },
    },
    query: this.query,
    object: computed(() => {
      const calendar = this.shown();
      return calendar && this.edited(calendar);
    }),
    valueOf: calendarValue,
    create: async (value) =>
      this.edited((await this.creating.run({ input: calendarInput(value) })).createWorkCalendar),
    agree: async ({ id, version }, value) => {
      const input = { id, version, ...calendarInput(value) };
      return this.dialogs.confirmDeadlines((await this.previewing.run({ input })).updateWorkCalendar.effect);
    },
    update: async ({ id, version }, value) => {
      const input = { id, version, ...calendarInput(value) };
      return this.edited((await this.updating.run({ input })).updateWorkCalendar.calendar);
    },
    beside: {
      dirty: computed(() => this.exceptions()?.dirty() ?? false),
      take: () => this.exceptions()?.take() ?? true,
    },
    remove: ({ id, version }) => this.deleting.run({ id, version }),
  });
  readonly leaving = this.editor.leaving;

  hasUnsent(): boolean {
    return this.editor.hasUnsent();
  }

  private weekInWords({ content }: CalendarValue['week']): string {
    const names = ['1', '2', '3', '4', '5', '6', '7'] as const;
    return names
      .map((day, index) => {
        const hours = hoursText(content[index] ?? []) || this.text('calendars.dayOff');
        return `${this.words().weekday[day]}: ${hours}`;
      })
      .join('\n');
  }

  private exceptionsInWords({ content }: CalendarValue['exceptions']): string {
    return content
      .map(({ date, note, intervals }) => {
        const hours = hoursText(intervals) || this.text('calendars.dayOff');
        return note ? `${date}: ${hours} (${note})` : `${date}: ${hours}`;
      })
      .join('\n');
  }

  private edited(calendar: CalendarDetailsFragment) {
    const editable = this.session.mayAdminister('calendar.edit');
    return { ...calendar, editable, deletable: !calendar.isDefault };
  }
}
