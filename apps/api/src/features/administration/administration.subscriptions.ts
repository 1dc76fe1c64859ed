import { Authorized, Resolver, Root, Subscription } from 'type-graphql';
import { anyAdministrator } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import { AdministrationFeed } from './administration.feed';
import { AdministrationChangeType } from './administration.types';

/** Live changes of what administrators look at. */
@Resolver()
export class AdministrationSubscriptions {
  @Authorized<Guard>(...anyAdministrator)
  @Subscription(() => AdministrationChangeType, {
    description: 'Something within the reach of this administrator changed. Begins with a `refresh`.',
    subscribe: ({ context }) => new AdministrationFeed((context as SignedIn).session.userId),
  })
  administrationChanged(@Root() change: AdministrationChangeType): AdministrationChangeType {
    return change;
  }
}
