import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { onAdministrationChange } from '../../core/administration/administration-changes';
import { injectQuery } from '../../core/graphql/inject-query';
import { injectTexts } from '../../core/i18n/texts';
import { FilterSystemsDocument } from './groups.generated';

/** Groups that are connected to one system. */
@Component({
  selector: 'portal-system-filter',
  imports: [MatFormFieldModule, MatSelectModule],
  template: `
    <mat-form-field>
      <mat-label>{{ text('people.groups.system') }}</mat-label>
      <mat-select [value]="systemId() ?? any" (valueChange)="changed.emit($event || null)">
        <mat-option [value]="any">{{ text('people.groups.anySystem') }}</mat-option>
        @for (system of systems(); track system.id) {
          <mat-option [value]="system.id">{{ system.name }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SystemFilter {
  /** Null for all groups. */
  readonly systemId = input.required<number | null>();
  readonly changed = output<number | null>();
  protected readonly text = injectTexts();
  // A select shows no words for null.
  protected readonly any = 0;
  private readonly query = injectQuery(FilterSystemsDocument);
  /** What is filtered by is named also while, or after, the directory knows it no more. */
  protected readonly systems = computed(() => {
    const systems = this.query.value()?.systems ?? [];
    const id = this.systemId();
    const unknown = id !== null && !systems.some((system) => system.id === id);
    const name = this.query.value() ? this.text('people.groups.unknownSystem') : '…';
    return unknown ? [...systems, { id, name }] : systems;
  });

  constructor() {
    onAdministrationChange(['SYSTEM'], () => void this.query.refetch());
  }
}
