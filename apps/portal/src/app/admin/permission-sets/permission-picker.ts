import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import { permissionCategories, permissionHints, permissions, type Permission } from '@supportal/domain';
import { ErrorState, Pane, Skeleton } from '@supportal/ui';
import { injectControlState } from '../../core/forms/control-state';
import { injectErrorText } from '../../core/forms/error-text';
import { injectQuery } from '../../core/graphql/inject-query';
import { DomainWords } from '../../core/i18n/domain-words';
import { Language } from '../../core/i18n/language';
import { injectTexts } from '../../core/i18n/texts';
import { PermissionCatalogueDocument, type PermissionCatalogueQuery } from './permission-sets.generated';

type Rule = PermissionCatalogueQuery['permissionCatalogue'][number] & { readonly permission: Permission };

const isKnown = (rule: PermissionCatalogueQuery['permissionCatalogue'][number]): rule is Rule =>
  permissions.some((permission) => permission === rule.permission);

/** Rights picked in their three categories; those that the viewer may not grant can be seen but not changed. */
@Component({
  selector: 'portal-permission-picker',
  imports: [ErrorState, MatCheckbox, Pane, Skeleton],
  templateUrl: './permission-picker.html',
  styleUrl: './permission-picker.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PermissionPicker {
  readonly control = input.required<FormControl<readonly string[]>>();
  /** Leaves out what customers can never have. */
  readonly ofCustomer = input.required<boolean>();

  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  private readonly language = inject(Language);
  protected readonly hints = computed(() => permissionHints[this.language.current()]);
  private readonly errorText = injectErrorText();
  protected readonly query = injectQuery(PermissionCatalogueDocument);
  private readonly state = injectControlState(this.control);
  private readonly picked = computed<ReadonlySet<string>>(() => new Set(this.state().value));
  protected readonly disabled = computed(() => this.state().disabled);
  protected readonly problem = computed(() => (this.state().errors ? this.errorText(this.control()) : ''));
  protected readonly categories = computed(() => {
    const rules = (this.query.value()?.permissionCatalogue ?? [])
      .filter(isKnown)
      .filter(({ providerOnly }) => !(providerOnly && this.ofCustomer()));
    return permissionCategories
      .map((category) =>
        this.categoryOf(
          category,
          rules.filter((rule) => rule.category === category),
        ),
      )
      .filter(({ rights }) => rights.length > 0);
  });

  protected toggle(changed: readonly Permission[], on: boolean): void {
    const rest = this.control().value.filter((right) => !changed.some((each) => each === right));
    this.control().setValue(on ? [...rest, ...changed] : rest);
    this.control().markAsDirty();
  }

  private categoryOf(category: Rule['category'], rules: readonly Rule[]) {
    const rights = rules.map(({ permission, grantable }) => ({
      permission,
      grantable,
      on: this.picked().has(permission),
    }));
    const free = rights.filter(({ grantable }) => grantable);
    return {
      category,
      rights,
      grantable: free.map(({ permission }) => permission),
      count: rights.filter(({ on }) => on).length,
      all: free.length > 0 && free.every(({ on }) => on),
      some: free.some(({ on }) => on),
    };
  }
}
