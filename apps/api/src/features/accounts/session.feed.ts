import type { Viewer } from '../../access/viewer';
import { LiveFeed, type LiveNews, type LivePresence, type Told } from '../../platform/live/live-feed';
import { sessionType } from './account.resolver';
import type { SessionType } from './session.types';

/** Boxed, because null means that the session has ended. */
export interface SessionChange {
  readonly session: SessionType | null;
}

/** Changes of the own session: rights, preferences, account, its end. */
export class SessionFeed extends LiveFeed<Viewer> {
  readonly topics;
  override readonly beforePasswordChange = true;
  override readonly farewell: Told = { key: 'ended', payload: { session: null } satisfies SessionChange };

  constructor(userId: number) {
    super();
    this.topics = [`user:${userId}`] as const;
  }

  tell(_news: LiveNews<unknown>, presence: LivePresence<Viewer>): Told {
    const payload = { session: sessionType(presence) } satisfies SessionChange;
    return { key: `session ${presence.session.id}`, payload };
  }
}
