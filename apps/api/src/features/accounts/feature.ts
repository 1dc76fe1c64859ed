import type { ViewerSource } from '../../access/viewer-source';
import type { Administration } from '../administration/administration';
import type { Platform } from '../index';
import type { SessionStore } from './session-store';
import type { SignInThrottle } from './sign-in-throttle';
import { AccountSearch } from './account-search';
import { MembershipResolver, UserAccountFields } from './user-account.resolver';
import { UserAdminResolver } from './user-admin.resolver';
import { UserAdminService } from './user-admin.service';
import { UserImporter } from './user-import';
import { userPages } from './user-admin.types';

interface Needs {
  readonly administration: Administration;
  readonly viewers: ViewerSource;
  readonly sessions: SessionStore;
  readonly throttle: SignInThrottle;
}

/** Administration of accounts, wired; returns the resolvers. */
export function accountsAdministration(
  { database: { read }, passwords, clock, logger }: Platform,
  { administration, viewers, sessions, throttle }: Needs,
): object[] {
  const service = new UserAdminService(administration, viewers, sessions, throttle, passwords, clock);
  return [
    new UserAdminResolver(
      read,
      new AccountSearch(read),
      service,
      new UserImporter(read, service, clock, logger),
    ),
    new UserAccountFields(viewers, sessions, throttle),
    new MembershipResolver(),
    userPages.resolver,
  ];
}
