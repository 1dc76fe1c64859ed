import { searchKey } from '@supportal/domain';

/** The columns of a name: as it is shown, and as it is searched and ordered. */
export const named = (name: string): { name: string; nameKey: string } => ({
  name,
  nameKey: searchKey(name),
});
