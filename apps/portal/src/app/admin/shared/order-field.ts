import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { injectTexts } from '../../core/i18n/texts';
import type { ListOrder, Order } from './list-order';

/** «Порядок» of a list. */
@Component({
  selector: 'portal-order-field',
  imports: [MatFormFieldModule, MatSelectModule],
  template: `
    <mat-form-field>
      <mat-label>{{ text('admin.list.order') }}</mat-label>
      <mat-select [value]="order().current()" (valueChange)="order().choose($event)">
        @for (each of order().orders; track each) {
          <mat-option [value]="each">{{ label(each) }}</mat-option>
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
export class OrderField {
  readonly order = input.required<ListOrder>();
  protected readonly text = injectTexts();
  protected readonly label = (order: Order): string => this.text(`admin.list.orders.${order}`);
}
