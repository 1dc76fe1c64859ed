/** Names of picked things in one line. */
export const namesOf = (items: readonly { readonly name: string }[]): string =>
  items.map(({ name }) => name).join(', ');
