import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  type OnInit,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { limits } from '@supportal/domain';
import { applyServerErrors } from '../../../core/forms/server-errors';
import { injectMutation } from '../../../core/graphql/inject-mutation';
import { injectTexts } from '../../../core/i18n/texts';
import { MessageEditor } from '../../files/message-editor';
import { Uploads } from '../../files/uploads';
import { RetryKey } from '../../shared/new-key';
import { AddCommentDocument } from '../ticket-card.generated';
import type { CardTicket } from '../ticket-view';
import { ReplyDrafts } from './reply-drafts';

/** Where an answer or an internal note is written; the text outlives whatever happens to the ticket meanwhile. */
@Component({
  selector: 'portal-reply-box',
  imports: [MatButton, MatCheckbox, MatIcon, MatSlideToggle, MessageEditor, ReactiveFormsModule],
  providers: [Uploads],
  templateUrl: './reply-box.html',
  styleUrl: './reply-box.scss',
  host: { '[class.internal]': 'internal()', '[class.compact]': '!open()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReplyBox implements OnInit {
  readonly ticket = input.required<CardTicket>();
  /** The newest entry on the screen: a message after it has not been read yet. */
  readonly seenEntryId = input(0);
  readonly sent = output();
  readonly reopen = output();

  private readonly drafts = inject(ReplyDrafts);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly retry = new RetryKey();
  protected readonly uploads = inject(Uploads);
  protected readonly text = injectTexts();
  protected readonly add = injectMutation(AddCommentDocument);
  protected readonly control = new FormControl('', {
    nonNullable: true,
    validators: Validators.maxLength(limits.comment),
  });
  protected readonly returnToWork = new FormControl(true, { nonNullable: true });
  protected readonly problem = signal('');
  private readonly wantsNote = signal(false);
  private readonly written = toSignal(this.control.valueChanges, { initialValue: '' });
  private readonly editor = viewChild(MessageEditor);

  protected readonly mayAnswer = computed(() => this.ticket().abilities.includes('COMMENT'));
  protected readonly mayNote = computed(() => this.ticket().abilities.includes('NOTE'));
  protected readonly open = computed(() => this.mayAnswer() || this.mayNote());
  /** What was begun as a note stays one, whatever becomes of the right to write notes. */
  protected readonly internal = computed(() => this.wantsNote() || !this.mayAnswer());
  protected readonly mayChoose = computed(() => this.mayAnswer() && (this.mayNote() || this.wantsNote()));
  protected readonly mayReturn = computed(
    () => !this.internal() && this.ticket().abilities.includes('RETURN_TO_WORK'),
  );
  protected readonly mayReopen = computed(() => this.ticket().abilities.includes('REOPEN'));
  protected readonly hasText = computed(() => !!this.written().trim());
  protected readonly hasContent = computed(() => this.hasText() || this.uploads.rows().length > 0);
  protected readonly label = computed(() =>
    this.text(this.internal() ? 'card.noteLabel' : 'card.replyLabel'),
  );
  protected readonly action = computed(() => {
    if (this.add.pending()) return this.text('card.sending');
    return this.text(this.internal() ? 'card.saveNote' : 'card.send');
  });

  ngOnInit(): void {
    const draft = this.drafts.read(this.ticket().id);
    this.wantsNote.set(draft.internal);
    this.control.setValue(draft.text);
    this.control.valueChanges.subscribe(() => this.keep());
  }

  /** True when something is typed or attached and not sent. */
  hasUnsent(): boolean {
    return this.hasContent();
  }

  protected note(wanted: boolean): void {
    this.wantsNote.set(wanted);
    this.problem.set('');
    this.keep();
  }

  private keep(): void {
    // What is begun where only notes are possible is a note, also when answering becomes possible later.
    if (this.control.value) this.wantsNote.set(this.internal());
    this.drafts.write(this.ticket().id, { text: this.control.value, internal: this.wantsNote() });
  }

  protected async send(): Promise<void> {
    if (this.add.pending() || !this.hasContent()) return;
    this.problem.set('');
    if (this.uploads.busy()) return this.problem.set(this.text('files.busy'));
    if (this.uploads.failed()) return this.problem.set(this.text('files.failed'));
    if (this.control.invalid) return this.control.markAsTouched();
    if (this.internal() && !this.mayNote()) return this.problem.set(this.text('card.noteRefused'));
    const returnToWork = this.mayReturn() && this.returnToWork.value;
    const content = {
      id: this.ticket().id,
      body: this.control.value,
      attachmentIds: this.uploads.ids(),
      internal: this.internal(),
      returnToWork,
      ...(returnToWork ? { seenEntryId: this.seenEntryId() } : {}),
    };
    const files = this.uploads.rows().map(({ key }) => key);
    try {
      await this.add.run({ input: { ...content, key: this.retry.for(content) } });
      this.done(content.internal, content.body, files);
    } catch (error) {
      this.problem.set(applyServerErrors(this.control, error) ?? '');
    }
  }

  private done(internal: boolean, body: string, files: readonly string[]): void {
    this.retry.done();
    // Whatever was typed or attached while the answer travelled stays, in the same manner.
    const { value } = this.control;
    this.control.setValue(value.startsWith(body) ? value.slice(body.length).trimStart() : value);
    for (const file of files) this.uploads.remove(file);
    if (!this.hasContent()) this.wantsNote.set(false);
    this.control.markAsUntouched();
    this.sent.emit();
    this.editor()?.editor().focus();
    void this.announcer.announce(this.text(internal ? 'card.noteSaved' : 'card.messageSent'));
  }
}
