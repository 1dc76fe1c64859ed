import { Ctx, Resolver, Root, Subscription, Authorized } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import { eachEvent } from '../../platform/live/events';
import type { LivePubSub } from '../../platform/live/pub-sub';
import { sessionType } from './account.resolver';
import type { SessionStore } from './session-store';
import { SessionType } from './session.types';

/** Boxed, because null means that the session has ended. */
interface SessionChange {
  readonly session: SessionType | null;
}

/** Live changes of the own session. */
@Resolver()
export class AccountSubscriptions {
  constructor(
    private readonly pubSub: LivePubSub,
    private readonly sessions: SessionStore,
  ) {}

  @Authorized<Guard>('password.pending')
  @Subscription(() => SessionType, {
    nullable: true,
    description: 'My rights, preferences or account changed; null when the session has ended.',
    subscribe: (data) => {
      const context = data.context as SignedIn;
      return context.resolverOf(AccountSubscriptions).changes(context);
    },
  })
  sessionChanged(@Root() change: SessionChange, @Ctx() _context: SignedIn): SessionType | null {
    return change.session;
  }

  changes(context: SignedIn): AsyncIterable<SessionChange> {
    const { session } = context;
    return eachEvent(this.pubSub.subscribe('user', session.userId), async (_event, end) => {
      const presence = (await this.sessions.alive([session.id])).get(session.id);
      if (presence) context.renew(presence.viewer);
      else end();
      return { session: presence ? sessionType(presence) : null };
    });
  }
}
