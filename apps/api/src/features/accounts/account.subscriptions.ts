import { Authorized, Ctx, Resolver, Root, Subscription } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import { SessionFeed, type SessionChange } from './session.feed';
import { SessionType } from './session.types';

/** Live changes of the own session. */
@Resolver()
export class AccountSubscriptions {
  @Authorized<Guard>('password.pending')
  @Subscription(() => SessionType, {
    nullable: true,
    description:
      'My rights, preferences or account changed; null when the session has ended. Begins with the session as it is now.',
    subscribe: ({ context }) => new SessionFeed((context as SignedIn).session.userId),
  })
  sessionChanged(@Root() change: SessionChange, @Ctx() _context: SignedIn): SessionType | null {
    return change.session;
  }
}
