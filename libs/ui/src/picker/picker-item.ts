/** Something that can be picked, or is picked. */
export interface PickerItem {
  readonly id: number;
  readonly name: string;
  /** In small type beside the name. */
  readonly note?: string;
}

/** The words of a picker. */
export interface PickerTexts {
  readonly loading: string;
  /** Nothing fits what is typed. */
  readonly nothing: string;
  /** Nothing is picked yet. */
  readonly empty: string;
  readonly remove: (name: string) => string;
  readonly added: (name: string) => string;
  readonly removed: (name: string) => string;
}
