import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ticketTypes } from '@supportal/domain';
import { onAdministrationChange } from '../../core/administration/administration-changes';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { SessionStore } from '../../core/session/session-store';
import { injectObjectEditor } from '../shared/object-editor';
import { ObjectForm } from '../shared/object-form';
import { checklistValue, newChecklistForm, type ChecklistItem } from './checklist-form';
import { ChecklistItems } from './checklist-items';
import {
  ChecklistsDocument,
  UpdateChecklistDocument,
  type ChecklistDetailsFragment,
} from './checklists.generated';

/** The required information of one type of tickets. */
@Component({
  selector: 'portal-checklist-details',
  imports: [ChecklistItems, ObjectForm],
  template: `
    <portal-object-form [editor]="editor" newTitle="">
      <p>{{ text('checklists.hint') }}</p>
      <portal-checklist-items [control]="form.controls.items" />
    </portal-object-form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class ChecklistDetails implements Leavable {
  /** Of the address: a type of tickets. */
  readonly id = input.required<string>();
  protected readonly text = injectTexts();
  private readonly words = inject(DomainWords).words;
  private readonly session = inject(SessionStore);
  private readonly updating = injectMutation(UpdateChecklistDocument);
  private readonly query = injectQuery(ChecklistsDocument);
  protected readonly form = newChecklistForm();
  protected readonly editor = injectObjectEditor({
    kind: 'CHECKLIST',
    // A checklist is known by its type; the editor knows things by numbers.
    id: computed(() => String(numberOf(this.id()))),
    form: this.form,
    fields: { items: { label: 'checklists.items', show: ({ content }) => inWords(content) } },
    query: this.query,
    object: computed(() => {
      const found = this.query.value()?.checklists.find(({ ticketType }) => ticketType === this.id());
      return found && this.edited(found);
    }),
    valueOf: checklistValue,
    create: () => Promise.reject(new Error('checklists are there from the beginning')),
    update: async ({ ticketType, version }, { items }) => {
      const input = { ticketType, version, items: [...items.content] };
      return this.edited((await this.updating.run({ input })).updateChecklist);
    },
  });
  readonly leaving = this.editor.leaving;

  constructor() {
    // Numbers of the API are others than those of the editor.
    onAdministrationChange(['CHECKLIST'], () => void this.query.refetch());
  }

  hasUnsent(): boolean {
    return this.editor.hasUnsent();
  }

  private edited(checklist: ChecklistDetailsFragment) {
    const { ticketType } = checklist;
    return {
      ...checklist,
      id: numberOf(ticketType),
      name: this.words().type[ticketType],
      editable: this.session.mayAdminister('directory.edit'),
    };
  }
}

const numberOf = (type: string): number => ticketTypes.findIndex((one) => one === type) + 1;

const inWords = (items: readonly ChecklistItem[]): string =>
  items
    .map(({ headingRu, headingEn, hintRu, hintEn }, index) =>
      [`${index + 1}. ${headingRu} / ${headingEn}`, ...[hintRu, hintEn].filter(Boolean)].join('\n'),
    )
    .join('\n');
