import { searchKey } from '@supportal/domain';

/** The first `length` characters of the form in which text is searched, which may be longer than what it stands for. */
export const keyOf = (text: string, length = 255): string => searchKey(text).slice(0, length);

/** The columns of a name: as it is shown, and as it is searched and ordered. */
export const named = (name: string): { name: string; nameKey: string } => ({ name, nameKey: keyOf(name) });
