import type { Permission } from '@supportal/domain';
import type { AuthCheckerInterface, ResolverData } from 'type-graphql';
import { Failure } from '../platform/graphql/failure';
import type { RequestContext } from './context';

/** What `@Authorized` may name: rights, or `password.pending` for what works before the first password change. */
export type Guard = Permission | 'password.pending';

/** The first door: is somebody signed in, has the first password been changed, is one of the rights held anywhere. */
export class AuthChecker implements AuthCheckerInterface<RequestContext, Guard> {
  check({ context }: ResolverData<RequestContext>, guards: Guard[]): boolean {
    const { session, viewer } = context;
    if (!session || !viewer) throw new Failure('UNAUTHENTICATED', 'unauthenticated');
    if (guards.includes('password.pending')) return true;
    if (session.mustChangePassword) throw new Failure('PASSWORD_CHANGE_REQUIRED', 'passwordChangeRequired');
    const rights = guards as Permission[];
    if (rights.length && !rights.some((right) => viewer.mayAnywhere(right)))
      throw new Failure('FORBIDDEN', 'forbidden');
    return true;
  }
}
