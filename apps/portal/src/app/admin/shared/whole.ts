/**
 * A value of a form made of parts, such as the items of a checklist: another one as soon as any part or the order of
 * the parts differs. Its content is its id, by which the editor compares.
 */
export interface Whole<T> {
  readonly id: string;
  readonly content: T;
}

/** The value that has this content. */
export const whole = <T>(content: T): Whole<T> => ({ id: JSON.stringify(content), content });
