import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { limits, requiredHeading } from '@supportal/domain';
import { EmptyState, ErrorState, Skeleton } from '@supportal/ui';
import { injectErrorText } from '../../core/forms/error-text';
import { injectQuery } from '../../core/graphql/inject-query';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import { MessageEditor } from '../files/message-editor';
import { Uploads } from '../files/uploads';
import { injectUnloadGuard } from '../../core/navigation/leaving';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { groupsOf, systemsOf } from './form-options';
import { PriorityChoice } from './priority-choice';
import { RequiredChecklist, type ChecklistItem } from './required-checklist';
import { TicketCreation } from './ticket-creation';
import { newTicketForm } from './ticket-form';
import { TicketFormDocument } from './ticket-create.generated';
import { TypeChoice } from './type-choice';

/** The form of a new ticket. */
@Component({
  selector: 'portal-ticket-create-page',
  imports: [
    EmptyState,
    ErrorState,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatInputModule,
    MatSelectModule,
    MessageEditor,
    PriorityChoice,
    ReactiveFormsModule,
    RequiredChecklist,
    RouterLink,
    Skeleton,
    TypeChoice,
  ],
  providers: [TicketCreation, Uploads],
  templateUrl: './ticket-create-page.html',
  styleUrl: './ticket-create-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class TicketCreatePage implements Leavable {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly destroyed = inject(DestroyRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly uploads = inject(Uploads);
  protected readonly creation = inject(TicketCreation);
  protected readonly words = inject(DomainWords).words;
  protected readonly text = injectTexts();
  protected readonly errorText = injectErrorText();
  protected readonly limits = limits;

  protected readonly allowed = computed(() => this.session.may('ticket.create'));
  protected readonly query = injectQuery(TicketFormDocument, () => (this.allowed() ? {} : null));
  protected readonly options = computed(() => this.query.value()?.ticketForm);
  protected readonly form = newTicketForm();
  private readonly values = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  private readonly groups = computed(() => this.options()?.groups ?? []);
  protected readonly systems = computed(() => systemsOf(this.groups()));
  private readonly systemId = computed(() => this.values().systemId ?? null);
  protected readonly systemGroups = computed(() => groupsOf(this.groups(), this.systemId()));
  private readonly unconnected = computed(() => this.groups().filter(({ connected }) => !connected));
  /** The groups that wait for the provider to connect them, null when none does. */
  protected readonly waiting = computed(() => {
    const names = this.unconnected().map(({ name }) => this.text('create.quoted', { name }));
    return names.length ? { count: names.length, groups: names.join(', ') } : null;
  });
  protected readonly body = computed(() => this.values().body ?? '');
  protected readonly checklist = computed<readonly ChecklistItem[]>(() => {
    const lists = this.options()?.requiredInformation ?? [];
    return lists.find(({ type }) => type === this.values().type)?.items ?? [];
  });
  protected readonly problem = signal('');
  readonly leaving = { title: 'create.leaveTitle', text: 'create.leaveText' } as const;
  private readonly message = viewChild(MessageEditor);
  private created = false;

  constructor() {
    injectUnloadGuard(this);
    this.followTheOffer();
    effect(() => this.chooseTheOnly('systemId', this.systems()));
    effect(() => this.chooseTheOnly('environmentId', this.options()?.environments ?? []));
    effect(() => this.fileUnder(this.systemGroups()));
  }

  hasUnsent(): boolean {
    const { subject, body } = this.form.getRawValue();
    return !this.created && (!!subject.trim() || !!body.trim() || this.uploads.rows().length > 0);
  }

  /** Writes the heading of an item into the text, or goes to where it stands already. */
  protected write(item: ChecklistItem): void {
    const heading = requiredHeading(item.heading);
    const editor = this.message()?.editor();
    if (this.body().includes(heading)) editor?.goTo(heading);
    else editor?.append(heading);
  }

  protected async submit(): Promise<void> {
    if (this.creation.pending()) return;
    this.form.markAllAsTouched();
    this.problem.set('');
    if (this.form.invalid) return this.showFirstProblem();
    if (this.uploads.busy()) return this.problem.set(this.text('files.busy'));
    if (this.uploads.failed()) return this.problem.set(this.text('files.failed'));
    const answer = await this.creation.create(this.form, this.uploads.ids());
    // Who has left meanwhile is not fetched back: the notice names the ticket.
    if (this.destroyed.destroyed) return;
    if (answer.problem) this.problem.set(answer.problem);
    if (answer.ticketId) await this.goTo(answer.ticketId);
    else this.showFirstProblem();
  }

  private async goTo(ticketId: number): Promise<void> {
    this.created = true;
    await this.router.navigate(['/tickets/card', ticketId], { replaceUrl: true });
  }

  /** A group that is connected, joined or left changes what is offered. */
  private followTheOffer(): void {
    const seen = untracked(this.session.acceptances);
    effect(() => {
      if (this.session.acceptances() > seen) untracked(() => void this.query.refetch());
    });
  }

  private chooseTheOnly(name: 'systemId' | 'environmentId', choices: readonly { id: number }[]): void {
    const control = this.form.controls[name];
    untracked(() => {
      if (choices.length === 1 && choices[0]) control.setValue(choices[0].id);
      // The offer may change while the form is open: what is gone is chosen no longer.
      else if (choices.length && !choices.some(({ id }) => id === control.value)) control.reset();
    });
  }

  private fileUnder(groups: readonly { id: number }[]): void {
    const control = this.form.controls.groupId;
    untracked(() => {
      if (groups.length === 1 && groups[0]) control.setValue(groups[0].id);
      else if (!groups.some(({ id }) => id === control.value)) control.reset();
      if (groups.length > 1) control.enable();
      else control.disable();
    });
  }

  private showFirstProblem(): void {
    const show = (): void =>
      this.host
        .querySelector<HTMLElement>(
          'input.ng-invalid, .mat-mdc-select-invalid, textarea[aria-invalid="true"]',
        )
        ?.focus();
    afterNextRender(show, { injector: this.injector });
  }
}
