import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SessionStore } from './session-store';

/** Only for people who are signed in and owe no change of password. */
export const signedInOnly: CanActivateFn = (_route, { url }) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  if (!session.signedIn())
    return router.createUrlTree(['/sign-in'], { queryParams: url === '/' ? {} : { returnUrl: url } });
  if (session.mustChangePassword())
    return router.createUrlTree(['/password'], { queryParams: url === '/' ? {} : { returnUrl: url } });
  return true;
};

/** Only for people who are signed out: the others are at home already. */
export const signedOutOnly: CanActivateFn = () =>
  !inject(SessionStore).signedIn() || inject(Router).createUrlTree(['/']);

/** For the change of password, owed or wanted: only signed in. */
export const passwordChanger: CanActivateFn = () =>
  inject(SessionStore).signedIn() || inject(Router).createUrlTree(['/sign-in']);

/** A path inside the portal to go to after sign-in; anything else is ignored. */
export function innerPath(path: string | undefined | null): string {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') && !path.startsWith('/password')
    ? path
    : '/';
}
