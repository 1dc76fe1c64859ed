import { searchKey } from '@supportal/domain';

/** The first 255 characters of the form in which text is searched, which may be longer than what it stands for. */
export const keyOf = (text: string): string => searchKey(text).slice(0, 255);

/** The columns of a name: as it is shown, and as it is searched and ordered. */
export const named = (name: string): { name: string; nameKey: string } => ({ name, nameKey: keyOf(name) });
