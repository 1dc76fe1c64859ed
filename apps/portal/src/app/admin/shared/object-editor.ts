import {
  Injector,
  assertInInjectionContext,
  computed,
  effect,
  inject,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { applyServerErrors } from '../../core/forms/server-errors';
import { PortalError } from '../../core/graphql/portal-error';
import { injectTexts } from '../../core/i18n/texts';
import { injectUnloadGuard } from '../../core/navigation/leaving';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { Notices } from '../../core/notices/notices';
import { AdminDialogs } from './admin-dialogs';
import { AdminPlace } from './admin-place';
import {
  AdministrationChanges,
  onAdministrationChange,
} from '../../core/administration/administration-changes';
import { newId, type EditedObject, type EditorOptions } from './editor-options';
import { differencesOf, sameValue, type Difference } from './field-differences';
import { usedPlacesOf, type UsedPlaces } from './used-places-of';

/** The editing of one object of «Администрирование»; call it in the constructor of the details. */
export function injectObjectEditor<T extends EditedObject, V extends object>(
  options: EditorOptions<T, V>,
): ObjectEditor<T, V> {
  assertInInjectionContext(injectObjectEditor);
  return new ObjectEditor(options);
}

/**
 * Holds what is typed apart from what the object is. The form begins with one state of the object (`base`); when
 * another administrator changes the object meanwhile, an untouched form follows and a touched one stays as it is until
 * the person has compared the two.
 */
export class ObjectEditor<T extends EditedObject, V extends object> implements Leavable {
  private readonly text = injectTexts();
  private readonly place = inject(AdminPlace);
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(AdminDialogs);
  private readonly changes = inject(AdministrationChanges);
  readonly injector = inject(Injector);
  readonly leaving = { title: 'admin.form.leaveTitle', text: 'admin.form.leaveText' } as const;

  private readonly empty: V;
  private readonly values: Signal<unknown>;
  private readonly busy = signal(false);
  private readonly base = signal<T | null>(null);
  private readonly refused = signal(false);
  readonly problem = signal('');
  /** Where the object is used, when that is why it could not be deleted. */
  readonly places = signal<UsedPlaces | null>(null);
  /** True while both states are on the screen to choose from. */
  readonly comparing = signal(false);
  /** Who changed the object last, when the server said so. */
  readonly changedBy = signal('');
  readonly pending = this.busy.asReadonly();
  readonly isNew = computed(() => this.options.id() === newId);
  /** The object as the form knows it; null for a new one and while it is loading. */
  readonly object = this.base.asReadonly();
  readonly ready = computed(() => this.isNew() || this.base() !== null);
  readonly editable = computed(() => this.isNew() || (this.base()?.editable ?? false));
  readonly deletable = computed(
    () => !this.isNew() && !!this.options.remove && this.base()?.deletable !== false,
  );
  readonly dirty = computed(() => {
    this.values();
    return this.options.beside?.dirty() || !sameForm(this.form.getRawValue() as V, this.startOf(this.base()));
  });
  /** Somebody else deleted the object, and something is typed that only stands here. */
  readonly gone = computed(() => this.options.query.error()?.code === 'NOT_FOUND' && this.base() !== null);
  readonly changedByOther = computed(() => {
    const [base, now] = [this.base(), this.options.object()];
    return !this.pending() && !!base && !!now && now.id === base.id && now.version > base.version;
  });
  readonly differences = computed<readonly Difference<V>[]>(() => {
    const [base, now] = [this.base(), this.options.object()];
    this.values();
    if (!base || !now) return [];
    const { valueOf } = this.options;
    return differencesOf(valueOf(base), this.form.getRawValue() as V, valueOf(now));
  });

  constructor(readonly options: EditorOptions<T, V>) {
    this.empty = options.form.getRawValue() as V;
    this.values = toSignal(options.form.valueChanges, { equal: () => false });
    injectUnloadGuard(this);
    effect(() => {
      options.id();
      untracked(() => this.startAnew());
    });
    effect(() => {
      const now = options.object();
      if (now) untracked(() => this.follow(now));
    });
    onAdministrationChange(
      [options.kind],
      () => void (this.isNew() ? undefined : options.query.refetch()),
      (id) => id === this.base()?.id,
    );
  }

  get form(): EditorOptions<T, V>['form'] {
    return this.options.form;
  }

  /** What the object has now, for the comparison. */
  readonly theirs = computed(() => {
    const now = this.options.object();
    return now ? this.options.valueOf(now) : null;
  });

  hasUnsent(): boolean {
    return this.ready() && this.editable() && this.dirty();
  }

  /** Saves what is typed; what it does to rights is shown before. */
  async save(): Promise<void> {
    if (this.pending() || !this.editable()) return;
    this.forgetProblems();
    if (this.options.beside?.dirty() && !this.options.beside.take()) return this.refused.set(true);
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.refused.set(true);
    await this.attempt(async () => {
      const value = this.form.getRawValue() as V;
      if (await this.effectIsAgreed(value)) await this.store(value);
    });
  }

  /** Drops what is typed; a new object is not made. */
  async cancel(): Promise<void> {
    if (this.isNew()) return this.place.select();
    this.forgetProblems();
    const now = this.options.object();
    if (now) this.start(now);
  }

  /** Deletes the object, once that is confirmed. */
  async remove(): Promise<void> {
    const [object, { remove }] = [this.base(), this.options];
    if (!object || !remove || this.pending() || !(await this.dialogs.confirmRemoval(object.name))) return;
    this.forgetProblems();
    await this.attempt(async () => {
      await remove(object);
      this.form.reset(this.startOf(object) as never);
      this.notices.done(this.text('admin.form.removed', { name: object.name }));
      this.changes.tell(this.options.kind, object.id);
      await this.place.select(undefined, true);
    });
  }

  /** The person has compared: these values are taken over from the object, the rest stays as it is typed. */
  takeOver(keys: readonly (keyof V & string)[]): void {
    const now = this.options.object();
    if (!now) return;
    const theirs = this.options.valueOf(now);
    this.form.patchValue(Object.fromEntries(keys.map((key) => [key, theirs[key]])) as never);
    this.base.set(now);
    this.forgetProblems();
  }

  /** True once when a field keeps the form from being saved: the form then shows which. */
  takeRefusal(): boolean {
    const refused = this.refused();
    if (refused) this.refused.set(false);
    return refused;
  }

  private startAnew(): void {
    this.base.set(null);
    this.forgetProblems();
    this.form.reset(this.empty as never);
    this.form.enable();
    const known = this.options.object();
    if (known) this.follow(known);
  }

  /** Another state of the object arrived. */
  private follow(now: T): void {
    const base = this.base();
    if (String(now.id) !== this.options.id()) return;
    if (!base || (now.version >= base.version && !this.dirty() && !this.pending())) return this.start(now);
    if (now.version <= base.version || this.pending()) return;
    // Nothing that stands in the form was changed: there is nothing to compare.
    if (sameForm(this.startOf(base), this.startOf(now))) this.base.set(now);
  }

  private start(object: T): void {
    this.comparing.set(false);
    this.base.set(object);
    this.form.reset(this.startOf(object) as never);
    if (object.editable) this.form.enable();
    else this.form.disable();
    if (object.organization) this.place.followOrganization(object.organization.id);
  }

  private startOf(object: T | null): V {
    return object ? this.options.valueOf(object) : this.empty;
  }

  private async effectIsAgreed(value: V): Promise<boolean> {
    const [object, { preview, agree, fields }] = [this.base(), this.options];
    if (!object || !(preview || agree)) return true;
    const before = this.startOf(object);
    const keys = Object.keys(fields) as (keyof V & string)[];
    const concerned = keys.some((key) => fields[key].changesRights && !sameValue(before[key], value[key]));
    if (!concerned) return true;
    if (agree) return agree(object, value);
    return !preview || this.dialogs.confirmEffect(await preview(object, value));
  }

  private async store(value: V): Promise<void> {
    const { create, update, kind } = this.options;
    const before = this.base();
    const saved = before ? await update(before, value) : await create(value);
    const untouched = sameForm(this.form.getRawValue() as V, value);
    this.base.set(saved);
    if (untouched) this.form.reset(this.startOf(saved) as never);
    this.comparing.set(false);
    this.notices.done(this.text('admin.form.saved', { name: saved.name }));
    this.changes.tell(kind, saved.id);
    if (!before) await this.place.select(saved.id, true);
  }

  private async attempt(run: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await run();
    } catch (error) {
      await this.failed(error);
    } finally {
      this.busy.set(false);
      const now = this.options.object();
      if (now) this.follow(now);
    }
  }

  private async failed(error: unknown): Promise<void> {
    this.problem.set(applyServerErrors(this.form, error) ?? '');
    const { details, fields } = error as PortalError;
    this.refused.set(Object.keys(fields).length > 0);
    this.places.set(usedPlacesOf(details));
    if (details['key'] !== 'objectChanged') return;
    this.changedBy.set(personIn(details['by']));
    await this.options.query.refetch();
    if (this.dirty()) this.comparing.set(true);
  }

  private forgetProblems(): void {
    this.problem.set('');
    this.places.set(null);
    this.comparing.set(false);
    this.changedBy.set('');
  }
}

const sameForm = <V extends object>(a: V, b: V): boolean => differencesOf(a, a, b).length === 0;

/** The name of a person, told as such or as an object. */
function personIn(by: unknown): string {
  if (typeof by === 'string') return by;
  return typeof by === 'object' && by && 'fullName' in by ? String(by.fullName) : '';
}
