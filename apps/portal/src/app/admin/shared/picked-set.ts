import { assertInInjectionContext, computed, effect, signal, untracked, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import type { PickerItem } from '@supportal/ui';
import type { RightsEffectFragment } from './administration.generated';
import { sameValue } from './field-differences';
import { injectRightsChange, type RightsChange, type RightsChangeSteps } from './rights-change';

type Ids = readonly number[];

/** What is said about a set that is kept apart from the form of an object, such as the systems of a group. */
export interface PickedSetOptions {
  /** What is kept now; undefined while that is not known. */
  readonly kept: () => readonly PickerItem[] | undefined;
  readonly editable: () => boolean;
  /** Both are sent what the person saw: the server refuses when there is something else by now. */
  readonly preview: (ids: number[], seenIds: number[]) => Promise<RightsEffectFragment>;
  readonly save: (ids: number[], seenIds: number[]) => Promise<unknown>;
  /** Asks whether the change is meant; the effect is shown unless told. */
  readonly agree?: RightsChangeSteps['agree'];
  /** Asks the server what is kept now. */
  readonly refetch: () => Promise<void>;
}

/** A set that is picked and saved by itself; call it in the constructor of the component. */
export function injectPickedSet(options: PickedSetOptions): PickedSet {
  assertInInjectionContext(injectPickedSet);
  return new PickedSet(options, injectRightsChange());
}

/** Holds what is picked apart from what is kept: an untouched set follows others, a touched one shows both. */
export class PickedSet {
  readonly control = new FormControl<readonly PickerItem[]>([], { nonNullable: true });
  private readonly seen = signal<readonly PickerItem[]>([]);
  private readonly picked: Signal<readonly PickerItem[]>;
  readonly dirty: Signal<boolean>;
  /** What another person saved meanwhile, null when nobody did. */
  readonly theirs: Signal<readonly PickerItem[] | null>;

  constructor(
    private readonly options: PickedSetOptions,
    readonly change: RightsChange,
  ) {
    this.picked = toSignal(this.control.valueChanges, { initialValue: this.control.value });
    this.dirty = computed(() => !sameValue(this.picked(), this.seen()));
    this.theirs = computed(() => {
      const kept = options.kept();
      const other = kept && this.dirty() && !change.pending() && !sameValue(kept, this.seen());
      return other ? kept : null;
    });
    effect(() => {
      const kept = options.kept();
      const editable = options.editable();
      untracked(() => this.follow(kept, editable));
    });
  }

  /** Saves what is picked; true when it is kept. */
  async save(): Promise<boolean> {
    const picked = this.control.value;
    const [ids, seenIds] = [idsOf(picked), idsOf(this.seen())];
    const saved = await this.change.run({
      preview: () => this.options.preview([...ids], [...seenIds]),
      save: () => this.options.save([...ids], [...seenIds]),
      agree: this.options.agree,
    });
    if (saved) this.seen.set(picked);
    else if (this.change.error()?.code === 'CONFLICT') await this.options.refetch();
    return saved;
  }

  /** Drops what is picked in favour of what is kept. */
  takeTheirs(): void {
    this.start(this.options.kept() ?? []);
  }

  /** What is picked stands, knowing what is kept. */
  keepMine(): void {
    this.seen.set(this.options.kept() ?? []);
    this.change.forget();
  }

  /** Begins anew: what is picked belongs to something else now. */
  start(kept: readonly PickerItem[]): void {
    this.seen.set(kept);
    this.control.setValue(kept);
    this.change.forget();
  }

  private follow(kept: readonly PickerItem[] | undefined, editable: boolean): void {
    if (editable !== this.control.enabled) this.control[editable ? 'enable' : 'disable']();
    if (kept && !this.dirty() && !this.change.pending()) {
      this.seen.set(kept);
      this.control.setValue(kept);
    }
  }
}

const idsOf = (items: readonly PickerItem[]): Ids => items.map(({ id }) => id);
