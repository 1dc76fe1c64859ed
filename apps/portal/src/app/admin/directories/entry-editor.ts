import {
  ChangeDetectionStrategy,
  Component,
  OnInit,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { limits } from '@supportal/domain';
import { injectErrorText } from '../../core/forms/error-text';
import { applyServerErrors } from '../../core/forms/server-errors';
import { requiredText } from '../../core/forms/text-controls';
import type { PortalError } from '../../core/graphql/portal-error';
import { injectTexts } from '../../core/i18n/texts';
import { AdminDialogs } from '../shared/admin-dialogs';
import { UsedPlacesList } from '../shared/used-places-list';
import { usedPlacesOf, type UsedPlaces } from '../shared/used-places-of';
import type { Directory, DirectoryEntry } from './directory';

type Theirs = Pick<DirectoryEntry, 'name' | 'active' | 'version'>;

/** One entry of a directory while it is changed. */
@Component({
  selector: 'portal-entry-editor',
  imports: [
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatInput,
    MatSlideToggle,
    ReactiveFormsModule,
    UsedPlacesList,
  ],
  templateUrl: './entry-editor.html',
  styleUrl: './entry-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EntryEditor implements OnInit {
  readonly directory = input.required<Directory>();
  readonly entry = input.required<DirectoryEntry>();
  /** It is saved, deleted or left as it was; with the words to say, if any. */
  readonly done = output<string | null>();

  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  protected readonly limits = limits;
  private readonly dialogs = inject(AdminDialogs);
  protected readonly form = new FormGroup({
    name: requiredText(limits.name),
    active: new FormControl(true, { nonNullable: true }),
  });
  private readonly values = toSignal(this.form.valueChanges, { equal: () => false });
  /** What the form began with. */
  private readonly base = signal<Theirs>({ name: '', active: true, version: 0 });
  protected readonly pending = signal(false);
  protected readonly problem = signal('');
  protected readonly places = signal<UsedPlaces | null>(null);
  /** What another administrator saved meanwhile. */
  protected readonly theirs = signal<(Theirs & { readonly by: string }) | null>(null);
  /** True while something is typed that only stands here. */
  readonly dirty = computed(() => {
    this.values();
    const { name, active } = this.form.getRawValue();
    return name.trim() !== this.base().name || active !== this.base().active;
  });

  ngOnInit(): void {
    this.start(this.entry());
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.pending() || this.form.invalid) return;
    const { name, active } = this.form.getRawValue();
    const input = { id: this.entry().id, version: this.base().version, name: name.trim(), active };
    await this.attempt(async () => {
      await this.directory().update(input);
      this.done.emit(this.text('admin.form.saved', { name: input.name }));
    });
  }

  protected async remove(): Promise<void> {
    const entry = { ...this.entry(), version: this.base().version };
    if (this.pending() || !(await this.dialogs.confirmRemoval(entry.name))) return;
    await this.attempt(async () => {
      await this.directory().remove(entry);
      this.done.emit(this.text('admin.form.removed', { name: entry.name }));
    });
  }

  /** Both values were seen: the form goes on from what the system has now. */
  protected settle(takeTheirs: boolean): void {
    const theirs = this.theirs();
    if (!theirs) return;
    if (takeTheirs) this.start(theirs);
    else this.base.set(theirs);
    this.theirs.set(null);
    this.problem.set('');
  }

  private start(entry: Theirs): void {
    this.base.set(entry);
    this.form.reset({ name: entry.name, active: entry.active });
  }

  private async attempt(run: () => Promise<void>): Promise<void> {
    this.pending.set(true);
    this.problem.set('');
    this.places.set(null);
    await run().catch((error: PortalError) => this.failed(error));
    this.pending.set(false);
  }

  private failed(error: PortalError): void {
    this.problem.set(applyServerErrors(this.form, error) ?? '');
    this.places.set(usedPlacesOf(error.details));
    const { key, current, by } = error.details;
    if (key === 'objectChanged') this.theirs.set({ ...(current as Theirs), by: String(by ?? '') });
  }
}
