import { ChangeDetectionStrategy, Component, computed, inject, input, type Signal } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { ItemPicker, type PickerItem, type PickerTexts } from '@supportal/ui';
import type { AuditKind } from '../../../generated/graphql';
import { injectControlState } from '../../core/forms/control-state';
import { injectErrorText } from '../../core/forms/error-text';
import { injectTexts } from '../../core/i18n/texts';
import { AdminLinks } from './admin-links';
import type { Lookup } from './lookup';

/** Picks objects of a kind into a control; rows lead to the objects. */
@Component({
  selector: 'portal-object-picker',
  imports: [ItemPicker],
  template: `
    <ui-item-picker
      [label]="label()"
      [listLabel]="listLabel()"
      [texts]="texts()"
      [picked]="state().value"
      [readonly]="state().disabled"
      [options]="lookup().options()"
      [loading]="lookup().loading()"
      [problem]="lookup().problem() || invalid()"
      [linkOf]="linkOf()"
      (searched)="lookup().search($event)"
      (pickedChange)="control().setValue($event)"
    />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ObjectPicker {
  readonly control = input.required<FormControl<readonly PickerItem[]>>();
  readonly lookup = input.required<Lookup>();
  readonly kind = input.required<AuditKind>();
  /** Of the field, such as «Добавить полномочие». */
  readonly label = input.required<string>();
  /** Of the rows, such as «Полномочия роли». */
  readonly listLabel = input.required<string>();
  /** What stands in place of the rows while there are none. */
  readonly emptyWords = input<string>();

  protected readonly text = injectTexts();
  private readonly links = inject(AdminLinks);
  private readonly errorText = injectErrorText();
  protected readonly state = injectControlState(this.control);
  protected readonly invalid = computed(() => {
    const { touched, errors } = this.state();
    return touched && errors ? this.errorText(this.control()) : '';
  });
  protected readonly linkOf = computed(() => {
    const kind = this.kind();
    return ({ id }: PickerItem): string | null => this.links.object(kind, id);
  });
  protected readonly texts: Signal<PickerTexts> = computed(() => ({
    loading: this.text('common.loading'),
    nothing: this.text('admin.picker.nothing'),
    empty: this.emptyWords() ?? this.text('admin.picker.empty'),
    remove: (name) => this.text('admin.picker.remove', { name }),
    added: (name) => this.text('admin.picker.added', { name }),
    removed: (name) => this.text('admin.picker.removed', { name }),
  }));
}
