import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { RouterLink } from '@angular/router';
import { limits } from '@supportal/domain';
import { Pane } from '@supportal/ui';
import { injectErrorText } from '../../core/forms/error-text';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { SessionStore } from '../../core/session/session-store';
import { AdminDialogs } from '../shared/admin-dialogs';
import { AdminLinks } from '../shared/admin-links';
import { CalendarOptionsDocument } from '../shared/calendar-effect.generated';
import { newId } from '../shared/editor-options';
import { injectObjectEditor } from '../shared/object-editor';
import { ObjectForm } from '../shared/object-form';
import { newOrganizationForm, organizationValue, type OrganizationValue } from './organization-form';
import {
  CreateOrganizationDocument,
  OrganizationDocument,
  PreviewOrganizationDocument,
  UpdateOrganizationDocument,
  type OrganizationDetailsFragment,
} from './organizations.generated';

/** An organization: its name, whether its people may come in, its working hours. */
@Component({
  selector: 'portal-organization-details',
  imports: [
    MatCheckbox,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    MatSlideToggle,
    ObjectForm,
    Pane,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './organization-details.html',
  styles: `
    p,
    .note {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .indented {
      margin: var(--space-1) 0 0 60px;
    }
    .standard {
      margin-inline-start: 40px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class OrganizationDetails implements Leavable {
  /** Of the address: an id, or `new`. */
  readonly id = input.required<string>();
  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  protected readonly dates = inject(Dates);
  protected readonly links = inject(AdminLinks);
  protected readonly limits = limits;
  private readonly session = inject(SessionStore);
  private readonly dialogs = inject(AdminDialogs);
  private readonly creating = injectMutation(CreateOrganizationDocument);
  private readonly previewing = injectMutation(PreviewOrganizationDocument);
  private readonly updating = injectMutation(UpdateOrganizationDocument);
  private readonly query = injectQuery(OrganizationDocument, () =>
    this.id() === newId ? null : { id: Number(this.id()) },
  );
  private readonly calendarOptions = injectQuery(CalendarOptionsDocument);
  protected readonly calendars = computed(() => this.calendarOptions.value()?.workCalendars ?? []);
  protected readonly defaultCalendar = computed(() => this.calendars().find(({ isDefault }) => isDefault));
  protected readonly shown = computed(() => this.query.value()?.organization);
  protected readonly provider = computed(() => this.shown()?.kind === 'PROVIDER');
  private readonly editable = computed(() => this.session.mayAdminister('organization.edit'));
  protected readonly parts = computed(() => {
    const { userCount = 0, groupCount = 0 } = this.shown() ?? {};
    return [
      { section: 'USERS', words: this.text('admin.roles.users', { count: userCount }) },
      { section: 'GROUPS', words: this.text('organizations.groups', { count: groupCount }) },
    ] as const;
  });
  protected readonly form = newOrganizationForm();
  protected readonly editor = injectObjectEditor({
    kind: 'ORGANIZATION',
    id: this.id,
    form: this.form,
    fields: {
      name: { label: 'admin.fields.name' },
      active: {
        label: 'organizations.active',
        show: (on) => this.text(on ? 'admin.form.yes' : 'admin.form.no'),
        changesRights: true,
      },
      calendarId: {
        label: 'organizations.calendar',
        show: (id) => this.calendarName(id),
        changesRights: true,
      },
      standardRoles: { label: 'organizations.standardRoles' },
    },
    query: this.query,
    object: computed(() => {
      const organization = this.shown();
      return organization && this.edited(organization);
    }),
    valueOf: organizationValue,
    create: async ({ name, calendarId, standardRoles }) => {
      const input = { name, calendarId, standardRoles };
      return this.edited((await this.creating.run({ input })).createOrganization);
    },
    agree: (object, value) => this.agreed(object, value),
    update: async (object, value) => {
      const input = inputOf(object, value);
      return this.edited((await this.updating.run({ input })).updateOrganization.organization);
    },
  });
  readonly leaving = this.editor.leaving;

  hasUnsent(): boolean {
    return this.editor.hasUnsent();
  }

  private async agreed(object: OrganizationDetailsFragment, value: OrganizationValue): Promise<boolean> {
    const { effect, deadlines } = (await this.previewing.run({ input: inputOf(object, value) }))
      .updateOrganization;
    return (await this.dialogs.confirmEffect(effect)) && this.dialogs.confirmDeadlines(deadlines);
  }

  private calendarName(id: number | null): string {
    const found = this.calendars().find((calendar) => calendar.id === id);
    return found?.name ?? this.text('organizations.defaultCalendar');
  }

  private edited(organization: OrganizationDetailsFragment) {
    return { ...organization, editable: this.editable() };
  }
}

const inputOf = (
  { id, version }: OrganizationDetailsFragment,
  { name, active, calendarId }: OrganizationValue,
) => ({ id, version, name, active, calendarId });
