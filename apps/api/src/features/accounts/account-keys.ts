import { loginKey, searchKey } from '@supportal/domain';

/** The columns by which an account is found and ordered. */
export const accountKeys = ({
  login,
  fullName,
  email,
}: {
  login: string;
  fullName: string;
  email: string;
}) => ({
  loginKey: loginKey(login),
  nameKey: searchKey(fullName),
  searchText: searchKey(`${fullName} ${login} ${email}`),
});
