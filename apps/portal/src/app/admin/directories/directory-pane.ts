import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { limits } from '@supportal/domain';
import { EmptyState, ErrorState, Pane, Skeleton } from '@supportal/ui';
import { injectErrorText } from '../../core/forms/error-text';
import { applyServerErrors } from '../../core/forms/server-errors';
import { SearchField } from '../../core/forms/search-field';
import { requiredText } from '../../core/forms/text-controls';
import type { PortalError } from '../../core/graphql/portal-error';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import { AdminDialogs } from '../shared/admin-dialogs';
import { StateFilter } from '../shared/state-filter';
import type { Directory, DirectoryEntry } from './directory';
import { injectDirectoryFilter } from './directory-filter';
import { EntryEditor } from './entry-editor';

/** A directory: its entries, one of which can be changed at a time, and a field for a new one. */
@Component({
  selector: 'portal-directory-pane',
  imports: [
    EmptyState,
    EntryEditor,
    ErrorState,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatInput,
    Pane,
    ReactiveFormsModule,
    SearchField,
    Skeleton,
    StateFilter,
  ],
  templateUrl: './directory-pane.html',
  styleUrl: './directory-pane.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DirectoryPane {
  readonly directory = input.required<Directory>();
  readonly title = input.required<string>();
  readonly addLabel = input.required<string>();
  readonly editable = input.required<boolean>();

  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  protected readonly limits = limits;
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(AdminDialogs);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly editor = viewChild(EntryEditor);
  protected readonly added = requiredText(limits.name);
  private readonly typed = toSignal(this.added.valueChanges, { initialValue: '' });
  protected readonly pending = signal(false);
  protected readonly problem = signal('');
  /** Id of the entry that is being changed. */
  protected readonly editing = signal<number | null>(null);
  protected readonly filter = injectDirectoryFilter(this.directory);
  protected readonly entries = computed(() => this.directory().entries());
  /** What is being changed stays on the screen, whatever is searched for. */
  protected readonly shown = computed(() =>
    this.entries()?.filter((entry) => entry.id === this.editing() || this.filter.fits(entry)),
  );
  /** True while something is typed that only stands here. */
  readonly unsent = computed(() => this.typed().trim() !== '' || (this.editor()?.dirty() ?? false));

  protected async add(): Promise<void> {
    this.added.markAsTouched();
    if (this.pending() || this.added.invalid) return;
    const name = this.added.value.trim();
    this.pending.set(true);
    this.problem.set('');
    try {
      await this.directory().create(name);
      this.added.reset('');
      this.notices.done(this.text('admin.form.saved', { name }));
    } catch (error) {
      this.refused(error as PortalError);
    }
    this.pending.set(false);
  }

  protected async edit({ id }: DirectoryEntry): Promise<void> {
    if (this.editor()?.dirty() && !(await this.dialogs.confirmLeaving())) return;
    this.editing.set(id);
    this.afterRender('portal-entry-editor input');
  }

  protected close(id: number, words: string | null): void {
    this.editing.set(null);
    if (words) this.notices.done(words);
    this.afterRender(`[data-id="${id}"] button`, 'portal-search-field input');
  }

  private refused(error: PortalError): void {
    const name = error.fields['name'];
    if (name) this.added.setErrors({ server: name });
    else this.problem.set(applyServerErrors(this.added, error) ?? '');
  }

  /** The focus goes to the first of these that is there. */
  private afterRender(...selectors: readonly string[]): void {
    const focus = (): void => {
      const found = selectors.map((selector) => this.host.querySelector<HTMLElement>(selector));
      found.find((element) => element !== null)?.focus();
    };
    afterNextRender(focus, { injector: this.injector });
  }
}
