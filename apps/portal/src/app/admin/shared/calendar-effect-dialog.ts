import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Dates } from '../../core/i18n/dates';
import { injectTexts } from '../../core/i18n/texts';
import type { CalendarEffectFragment } from './calendar-effect.generated';

/** Whose deadlines a change of working hours moves, and to when; closes with true when it is to be saved. */
@Component({
  selector: 'portal-calendar-effect-dialog',
  imports: [MatButton, MatDialogModule, MatIcon],
  template: `
    <h2 mat-dialog-title>{{ text('calendars.effect.title') }}</h2>
    <mat-dialog-content tabindex="0">
      <p>
        {{ text('calendars.effect.moved', { count: effect.movedCount }) }}
        {{ text('calendars.effect.waiting', { count: effect.waitingCount }) }}
      </p>
      <ul>
        @for (move of effect.moved; track move.ticket.id) {
          <li>
            <span class="ticket">
              <strong>{{ move.ticket.number }}</strong> {{ move.ticket.subject }}
            </span>
            <span class="dates">
              {{ dates.instant(move.before) }}
              <mat-icon svgIcon="chevronRight" aria-hidden="true" />
              <span class="cdk-visually-hidden">{{ text('calendars.effect.to') }}</span>
              <strong>{{ dates.instant(move.after) }}</strong>
            </span>
          </li>
        }
      </ul>
      @if (more) {
        <p>{{ text('admin.effect.more', { count: more }) }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [matDialogClose]="false">{{ text('common.cancel') }}</button>
      <button matButton="filled" type="button" cdkFocusInitial [matDialogClose]="true">
        {{ text('common.save') }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-2);
      margin: var(--space-3) 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius);
      color: var(--mat-sys-on-surface);
    }
    .ticket {
      display: block;
      overflow-wrap: anywhere;
    }
    .dates {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--space-1);
    }
    .mat-icon {
      width: 18px;
      height: 18px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarEffectDialog {
  protected readonly effect = inject<CalendarEffectFragment>(MAT_DIALOG_DATA);
  protected readonly text = injectTexts();
  protected readonly dates = inject(Dates);
  protected readonly more = Math.max(0, this.effect.movedCount - this.effect.moved.length);
}
