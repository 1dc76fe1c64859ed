import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { AppearanceButtons } from '../core/session/appearance-buttons';
import { BrandMark } from '../core/brand/brand-mark';
import { injectTexts } from '../core/i18n/texts';

/** A page with one card in the middle, outside of the portal itself. */
@Component({
  selector: 'portal-account-card',
  imports: [AppearanceButtons, BrandMark],
  template: `
    <header>
      <span class="brand"><portal-brand-mark />{{ text('common.productName') }}</span>
      <portal-appearance-buttons />
    </header>
    <main>
      <section>
        <h1>{{ title() }}</h1>
        <p class="lead">{{ lead() }}</p>
        <ng-content />
      </section>
      <ng-content select="[below]" />
    </main>
  `,
  styleUrl: './account-card.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountCard {
  readonly title = input.required<string>();
  readonly lead = input.required<string>();

  protected readonly text = injectTexts();
}
