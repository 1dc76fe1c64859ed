import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { searchKey } from '@supportal/domain';
import { PersonName } from '@supportal/ui';
import { applyServerErrors } from '../../../core/forms/server-errors';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { injectQuery } from '../../../core/graphql/inject-query';
import { DomainWords } from '../../../core/i18n/domain-words';
import { injectTexts } from '../../../core/i18n/texts';
import { SessionStore } from '../../../core/session/session-store';
import { AssignTicketDocument, TicketAssigneesDocument } from '../ticket-card.generated';
import type { CardTicket, TicketView } from '../ticket-view';

type Person = NonNullable<CardTicket['assignee']>;

/** Gives the ticket to a person, or back to the queue. */
@Component({
  selector: 'portal-assign-dialog',
  imports: [
    MatAutocompleteModule,
    MatButton,
    MatDialogModule,
    MatFormFieldModule,
    MatInputModule,
    PersonName,
    ReactiveFormsModule,
  ],
  templateUrl: './assign-dialog.html',
  styleUrl: './rating-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AssignDialog {
  private readonly view = inject<TicketView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AssignDialog, boolean>>(MatDialogRef);
  private readonly session = inject(SessionStore);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly assign = injectMutation(AssignTicketDocument);
  protected readonly query = injectQuery(TicketAssigneesDocument, () => ({ id: this.view.ticket().id }));
  protected readonly person = new FormControl<Person | string>('', { nonNullable: true });
  private readonly typed = toSignal(this.person.valueChanges, { initialValue: '' });
  protected readonly problem = signal('');
  protected readonly current = computed(() => this.view.ticket().assignee);
  private readonly people = computed(() => this.query.value()?.assignees ?? []);
  protected readonly found = computed(() => {
    const typed = this.typed();
    const key = searchKey(typeof typed === 'string' ? typed : '');
    return this.people().filter(
      ({ id, fullName }) => id !== this.current()?.id && searchKey(fullName).includes(key),
    );
  });
  protected readonly chosen = computed(() => {
    const typed = this.typed();
    return typeof typed === 'string' ? null : typed;
  });
  /** Me, when I can be given the ticket and do not have it yet. */
  protected readonly me = computed(() => {
    const id = this.session.viewer()?.id;
    return id === this.current()?.id ? undefined : this.people().find((person) => person.id === id);
  });
  protected readonly nameOf = (person: Person | string): string =>
    typeof person === 'string' ? person : person.fullName;

  protected async give(person: Person | null): Promise<void> {
    if (this.assign.pending()) return;
    this.problem.set('');
    const { id, version } = this.view.ticket();
    try {
      await this.assign.run({ input: { id, version, assigneeId: person?.id ?? null } });
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(applyServerErrors(this.person, error) ?? '');
      await this.view.refresh();
    }
  }
}
