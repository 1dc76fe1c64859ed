import { accountPurposes, demoPassword } from './texts/accounts';
import { companies } from './texts/companies';
import { staff } from './texts/provider';

/** An account worth trying. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly fullName: string;
  /** What it is good for, in Russian. */
  readonly purpose: string;
}

const people = [
  ...companies.flatMap(({ administrator, groups }) => [
    administrator,
    ...groups.flatMap(({ named }) => named),
  ]),
  ...staff,
];

/** The accounts to show to whoever tries the portal. */
export const demoAccounts: readonly DemoAccount[] = Object.entries(accountPurposes).map(
  ([login, purpose]) => {
    const fullName = people.find((one) => one.login === login)?.fullName;
    if (!fullName) throw new Error(`Nobody signs in as «${login}»`);
    return { login, password: demoPassword, fullName, purpose };
  },
);
