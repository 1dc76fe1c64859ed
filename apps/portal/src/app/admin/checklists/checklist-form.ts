import { FormControl, FormGroup, type ValidatorFn } from '@angular/forms';
import { limits } from '@supportal/domain';
import { whole, type Whole } from '../shared/whole';
import type { ChecklistDetailsFragment } from './checklists.generated';

/** One thing that the description of a ticket should tell. */
export interface ChecklistItem {
  readonly headingRu: string;
  readonly headingEn: string;
  readonly hintRu: string;
  readonly hintEn: string;
}

/** The fields of an item, in the order of the screen. */
export const itemFields = ['headingRu', 'headingEn', 'hintRu', 'hintEn'] as const;
/** Name of a field of an item. */
export type ItemField = (typeof itemFields)[number];

/** An item that is yet to be written. */
export const emptyItem: ChecklistItem = { headingRu: '', headingEn: '', hintRu: '', hintEn: '' };

/** What is edited about a checklist. */
export interface ChecklistValue {
  readonly items: Whole<readonly ChecklistItem[]>;
}

/** True for a heading that is missing: both languages have one. */
export const isMissing = (item: ChecklistItem, field: ItemField): boolean =>
  field.startsWith('heading') && !item[field].trim();

const complete: ValidatorFn = ({ value }) => {
  const { content } = value as ChecklistValue['items'];
  return content.some((item) => itemFields.some((field) => isMissing(item, field)))
    ? { required: true }
    : null;
};

/** The form of a checklist, empty. */
export const newChecklistForm = () =>
  new FormGroup({
    items: new FormControl<ChecklistValue['items']>(whole([]), { nonNullable: true, validators: complete }),
  });

/** What the form of a checklist begins with. */
export const checklistValue = ({ items }: Pick<ChecklistDetailsFragment, 'items'>): ChecklistValue => ({
  items: whole(
    items.map(({ headingRu, headingEn, hintRu, hintEn }) => ({ headingRu, headingEn, hintRu, hintEn })),
  ),
});

/** The longest text of a field. */
export const longest = (field: ItemField): number =>
  field.startsWith('heading') ? limits.name : limits.checklistHint;

/** The items with one of them somewhere else. */
export function moved(items: readonly ChecklistItem[], from: number, to: number): readonly ChecklistItem[] {
  const item = items[from];
  if (!item || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
