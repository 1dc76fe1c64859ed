import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { CdkTextareaAutosize } from '@angular/cdk/text-field';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { PortalError } from '../../../core/graphql/portal-error';
import { injectTexts } from '../../../core/i18n/texts';
import { AdminDialogs } from '../../shared/admin-dialogs';
import type { Credentials } from '../account/credentials';
import { csvFileLimit, csvText, importColumns } from './csv-file';
import { ImportPasswords } from './import-passwords';
import { ImportRows } from './import-rows';
import { ImportUsersDocument, type ImportUsersMutation } from './import.generated';

type Import = ImportUsersMutation['importUsers'];

/** Makes and changes many accounts by a CSV file: first a rehearsal that keeps nothing, then the real run. */
@Component({
  selector: 'portal-import-dialog',
  imports: [
    CdkTextareaAutosize,
    ImportPasswords,
    ImportRows,
    MatButton,
    MatDialogModule,
    MatFormFieldModule,
    MatIcon,
    MatInput,
    ReactiveFormsModule,
  ],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.scss',
  host: { '(keydown.escape)': 'close()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportDialog {
  private readonly organizationId = inject<number>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<ImportDialog, number>>(MatDialogRef);
  private readonly dialogs = inject(AdminDialogs);
  protected readonly text = injectTexts();
  private readonly importing = injectMutation(ImportUsersDocument);
  protected readonly pending = this.importing.pending;
  protected readonly columns = computed(() =>
    importColumns.map((column) => this.text(`people.import.columnNames.${column}`)).join(';'),
  );
  protected readonly csv = new FormControl('', { nonNullable: true });
  private readonly typed = toSignal(this.csv.valueChanges, { initialValue: '' });
  protected readonly filled = computed(() => this.typed().trim() !== '');
  protected readonly fileName = signal('');
  protected readonly problem = signal('');
  private readonly rehearsed = signal<{ readonly csv: string; readonly result: Import } | null>(null);
  /** What the rehearsal of the very text on the screen would do. */
  protected readonly rehearsal = computed(() => {
    const last = this.rehearsed();
    return last?.csv === this.typed() ? last.result : null;
  });
  protected readonly result = signal<Import | null>(null);
  protected readonly changes = computed(() => {
    const rehearsal = this.rehearsal();
    return rehearsal ? rehearsal.created + rehearsal.updated : 0;
  });
  protected readonly passwords = computed<readonly Credentials[]>(
    () =>
      this.result()?.rows.flatMap(({ fullName, login, password }) =>
        password ? [{ fullName, login, password }] : [],
      ) ?? [],
  );
  protected readonly kept = signal(false);
  protected readonly ready = computed(() => {
    const plan = this.rehearsal();
    return !this.pending() && (plan ? !plan.failed && this.changes() > 0 : this.filled());
  });
  /** Of the one button that leads on, so that the focus stays on it. */
  protected readonly step = computed(() => {
    const [plan, pending] = [this.rehearsal(), this.pending()];
    if (plan)
      return this.text(pending ? 'people.import.running' : 'people.import.run', { count: this.changes() });
    return this.text(pending ? 'people.import.checking' : 'people.import.check');
  });

  protected async read(file: File | null | undefined): Promise<void> {
    if (!file) return;
    this.problem.set('');
    if (file.size > csvFileLimit) return this.problem.set(this.text('people.import.tooLarge'));
    this.csv.setValue(csvText(await file.arrayBuffer()));
    this.fileName.set(file.name);
    await this.rehearse();
  }

  /** Tries first; what was tried without an error is carried out. */
  protected async goOn(): Promise<void> {
    await (this.rehearsal() ? this.run() : this.rehearse());
  }

  protected async rehearse(): Promise<void> {
    const csv = this.csv.value;
    const result = await this.send(csv, true);
    if (result) this.rehearsed.set({ csv, result });
  }

  protected async run(): Promise<void> {
    const result = await this.send(this.csv.value, false);
    if (result) this.result.set(result);
  }

  /** Passwords that nobody took down are lost when the dialog closes. */
  protected async close(): Promise<void> {
    if (this.pending()) return;
    if (this.passwords().length && !this.kept() && !(await this.confirmLoss())) return;
    const result = this.result();
    this.ref.close(result ? result.created + result.updated : 0);
  }

  private async send(csv: string, dryRun: boolean): Promise<Import | null> {
    if (this.pending()) return null;
    this.problem.set('');
    try {
      const input = { organizationId: this.organizationId, csv, dryRun };
      return (await this.importing.run({ input })).importUsers;
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      this.problem.set(Object.values(error.fields).join(' ') || error.message);
      return null;
    }
  }

  private confirmLoss(): Promise<boolean> {
    return this.dialogs.confirm({
      title: this.text('people.import.lossTitle'),
      text: this.text('people.import.lossText'),
      agree: this.text('people.import.close'),
      refuse: this.text('common.stay'),
    });
  }
}
