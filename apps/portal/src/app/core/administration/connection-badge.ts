import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { injectTexts } from '../i18n/texts';
import { ConnectionRequests } from './connection-requests';

// As many digits as fit beside a word of the navigation.
const most = 99;

/** The number of groups that wait for their connection; nothing while there are none. */
@Component({
  selector: 'portal-connection-badge',
  template: `
    @if (requests.count(); as count) {
      <span class="number" aria-hidden="true">{{ shown() }}</span>
      <span class="cdk-visually-hidden">, {{ text('people.connections.waiting', { count }) }}</span>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .number {
      display: inline-block;
      min-width: 18px;
      margin-inline-start: var(--space-1);
      padding: 0 5px;
      border-radius: 999px;
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
      font: var(--mat-sys-label-small);
      line-height: 18px;
      text-align: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBadge {
  protected readonly text = injectTexts();
  protected readonly requests = inject(ConnectionRequests);
  protected readonly shown = computed(() => {
    const count = this.requests.count();
    return count > most ? `${most}+` : String(count);
  });
}
