/** Drafts of unsent replies are kept in the storage of the tab under keys that begin so. */
export const draftPrefix = 'supportal.reply.';

/** Removes every draft from this browser: the person leaves. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(draftPrefix)) sessionStorage.removeItem(key);
  } catch {
    // Without a storage there is nothing to forget.
    return;
  }
}
