import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import type { PickerItem } from '@supportal/ui';
import { injectQuery } from '../../core/graphql/inject-query';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { AdminPlace } from './admin-place';
import {
  AdministeredOrganizationDocument,
  AdministeredOrganizationsDocument,
} from './administration.generated';
import { injectLookup } from './lookup';

/** Which organization the objects on the screen belong to, found by a part of its name. */
@Component({
  selector: 'portal-organization-chooser',
  imports: [MatAutocompleteModule, MatFormFieldModule, MatIcon, MatInput],
  template: `
    <mat-form-field>
      <mat-label>{{ text('admin.organization.label') }}</mat-label>
      <input
        matInput
        #field
        type="text"
        autocomplete="off"
        [matAutocomplete]="found"
        [value]="current()"
        (focus)="field.select(); lookup.search('')"
        (input)="lookup.search(field.value.trim())"
        (blur)="field.value = current()"
      />
      <mat-icon matSuffix svgIcon="unfold" aria-hidden="true" />
      <mat-autocomplete
        #found
        autoActiveFirstOption
        hideSingleSelectionIndicator
        [displayWith]="nameOf"
        (optionSelected)="place.chooseOrganization($event.option.value.id)"
      >
        @for (option of lookup.options(); track option.id) {
          <mat-option [value]="option">{{ option.name }}</mat-option>
        } @empty {
          <mat-option disabled>{{
            lookup.problem() || text(lookup.loading() ? 'common.loading' : 'admin.list.noMatchTitle')
          }}</mat-option>
        }
      </mat-autocomplete>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrganizationChooser {
  protected readonly text = injectTexts();
  protected readonly place = inject(AdminPlace);
  private readonly session = inject(SessionStore);
  private readonly other = injectQuery(AdministeredOrganizationDocument, () =>
    this.place.ownOrganization() ? null : { id: this.place.organizationId() },
  );
  protected readonly lookup = injectLookup(
    AdministeredOrganizationsDocument,
    (search) => ({ search: search || null }),
    ({ organizations }) => organizations.edges.map(({ node }) => node),
  );
  protected readonly current = computed(() =>
    this.place.ownOrganization()
      ? (this.session.viewer()?.organization.name ?? '')
      : (this.other.value()?.organization.name ?? ''),
  );
  protected readonly nameOf = (item: PickerItem | string): string =>
    typeof item === 'string' ? item : item.name;
}
