import { assertInInjectionContext, inject, signal } from '@angular/core';
import { PortalError } from '../../core/graphql/portal-error';
import { AdminDialogs } from './admin-dialogs';
import type { RightsEffectFragment } from './administration.generated';

/** A change of rights beside a form, such as a new member of a group. */
export interface RightsChangeSteps {
  /** The effect of the change, which is not kept. */
  readonly preview: () => Promise<RightsEffectFragment>;
  readonly save: () => Promise<unknown>;
  /** Asks whether the change is meant; the effect is shown unless told. */
  readonly agree?: (effect: RightsEffectFragment) => Promise<boolean>;
}

/** A change of rights that a component can run; call it in its constructor. */
export function injectRightsChange(): RightsChange {
  assertInInjectionContext(injectRightsChange);
  return new RightsChange(inject(AdminDialogs));
}

/** Runs changes of rights one at a time: the effect is shown first, a refusal stands in `problem`. */
export class RightsChange {
  private readonly running = signal(false);
  private readonly failure = signal<PortalError | null>(null);
  private readonly words = signal('');
  readonly pending = this.running.asReadonly();
  /** Why the last change was refused, null when it was not. */
  readonly error = this.failure.asReadonly();
  /** The same in words, empty when nothing was refused. */
  readonly problem = this.words.asReadonly();

  constructor(private readonly dialogs: AdminDialogs) {}

  /** True when the change is kept. */
  async run({ preview, save, agree }: RightsChangeSteps): Promise<boolean> {
    if (this.running()) return false;
    this.forget();
    this.running.set(true);
    try {
      const effect = await preview();
      const agreed = await (agree ? agree(effect) : this.dialogs.confirmEffect(effect));
      if (agreed) await save();
      return agreed;
    } catch (error) {
      this.refused(error);
      return false;
    } finally {
      this.running.set(false);
    }
  }

  /** Forgets the last refusal. */
  forget(): void {
    this.failure.set(null);
    this.words.set('');
  }

  private refused(error: unknown): void {
    if (!(error instanceof PortalError)) throw error;
    this.failure.set(error);
    this.words.set(Object.values(error.fields).join(' ') || error.message);
  }
}
