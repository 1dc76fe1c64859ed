import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { limits } from '@supportal/domain';

let group = 0;

/** A rating from 1 to 5. Choosing works by real radio buttons, so arrow keys come from the browser. */
@Component({
  selector: 'ui-stars',
  imports: [MatIcon],
  templateUrl: './stars.html',
  styleUrl: './stars.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Stars {
  /** The chosen score, null before a choice. */
  readonly score = model<number | null>(null);
  /** Names the group, for screen readers. */
  readonly label = input.required<string>();
  /** Name of a score, for screen readers and under the stars. */
  readonly scoreLabel = input<(score: number) => string>(String);
  /** Shows a given rating without a way to change it. */
  readonly readonly = input(false, { transform: booleanAttribute });

  protected readonly name = `ui-stars-${++group}`;
  protected readonly scores = Array.from({ length: limits.ratingMax }, (_, i) => i + 1);
  protected readonly summary = computed(() => {
    const score = this.score();
    return score === null ? this.label() : `${this.label()}: ${this.scoreLabel()(score)}`;
  });

  protected filled(score: number): boolean {
    return score <= (this.score() ?? 0);
  }
}
