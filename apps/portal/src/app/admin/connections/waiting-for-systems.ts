import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { injectTexts } from '../../core/i18n/texts';

/** Tells the people of a customer that their group waits for its connection, and what happens next. */
@Component({
  selector: 'portal-waiting-for-systems',
  imports: [MatIcon],
  template: `
    <mat-icon svgIcon="alarm" aria-hidden="true" />
    <div>
      <strong>{{ text('people.groups.waitingTitle') }}</strong>
      <p>{{ text('people.groups.waitingText') }}</p>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--note-border);
      border-radius: var(--radius);
      background: var(--note-bg);
    }
    mat-icon {
      flex: none;
    }
    p {
      margin: var(--space-1) 0 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingForSystems {
  protected readonly text = injectTexts();
}
