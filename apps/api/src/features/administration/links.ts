/** What has to be added to and taken from the ids that are there to get the ids that are wanted. */
export function difference(
  there: readonly number[],
  wanted: readonly number[],
): { readonly added: number[]; readonly removed: number[] } {
  return {
    added: [...new Set(wanted)].filter((id) => !there.includes(id)),
    removed: there.filter((id) => !wanted.includes(id)),
  };
}
