import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '@supportal/ui';
import { injectTexts } from '../core/i18n/texts';

/** For addresses that lead nowhere. */
@Component({
  selector: 'portal-not-found-page',
  imports: [EmptyState, MatButton, RouterLink],
  template: `
    <h1 class="cdk-visually-hidden">{{ text('notFound.title') }}</h1>
    <ui-empty-state icon="help" [title]="text('notFound.title')" [text]="text('notFound.text')">
      <a matButton="tonal" routerLink="/">{{ text('common.home') }}</a>
    </ui-empty-state>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class NotFoundPage {
  protected readonly text = injectTexts();
}
