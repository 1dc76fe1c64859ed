import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Connection } from '../core/connection/connection';
import { injectTexts } from '../core/i18n/texts';

const patience = 1_000;
const farewell = 3_000;

/** Tells calmly that changes do not arrive at the moment, and that they do again. */
@Component({
  selector: 'portal-connection-banner',
  imports: [MatIcon],
  template: `
    @if (shown(); as state) {
      <p [class]="state">
        <mat-icon [svgIcon]="state === 'restored' ? 'checkCircle' : 'cloudOff'" aria-hidden="true" />
        <span>{{ words() }}</span>
      </p>
    }
  `,
  styleUrl: './connection-banner.scss',
  host: { role: 'status' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBanner {
  private readonly text = injectTexts();
  private readonly connection = inject(Connection).state;
  protected readonly shown = signal<'offline' | 'reconnecting' | 'restored' | null>(null);
  protected readonly words = computed(() => {
    const state = this.shown();
    return state ? this.text(`connection.${state}`) : '';
  });

  constructor() {
    effect((onCleanup) => {
      const state = this.connection();
      const before = untracked(this.shown);
      if (state === 'online' && before === null) return;
      if (state === 'online') this.shown.set('restored');
      const next = state === 'online' ? null : state;
      // A blink of the connection is nobody's concern; going from one trouble to the other shows at once.
      const wait =
        state === 'online' ? farewell : before === 'offline' || before === 'reconnecting' ? 0 : patience;
      const timer = setTimeout(() => this.shown.set(next), wait);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
