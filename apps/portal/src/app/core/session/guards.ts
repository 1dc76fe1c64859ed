import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SessionStore } from './session-store';

/** Only for people who are signed in and owe no change of password. */
export const signedInOnly: CanActivateFn = (_route, { url }) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  const queryParams = url === '/' ? {} : { returnUrl: url };
  if (!session.signedIn()) return router.createUrlTree(['/sign-in'], { queryParams });
  return session.mustChangePassword() ? router.createUrlTree(['/password'], { queryParams }) : true;
};

/** Only for people who are signed out: the others go where they wanted to. */
export const signedOutOnly: CanActivateFn = ({ queryParamMap }) =>
  !inject(SessionStore).signedIn() || inject(Router).parseUrl(innerPath(queryParamMap.get('returnUrl')));

/** For the change of password, owed or wanted: only signed in. */
export const passwordChanger: CanActivateFn = () =>
  inject(SessionStore).signedIn() || inject(Router).createUrlTree(['/sign-in']);

/** A path inside the portal to go to after sign-in; anything else is ignored. */
export function innerPath(path: string | undefined | null): string {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') && !path.startsWith('/password')
    ? path
    : '/';
}
