import type { ViewerSource } from '../../access/viewer-source';
import type { Platform } from '../index';
import { AdministrationSubscriptions } from './administration.subscriptions';
import {
  HeldRightResolver,
  NewSightResolver,
  ReleasedTicketResolver,
  UserRightsEffectResolver,
} from './effect.resolver';
import { TicketSightRuleResolver, WhyResolver } from './why.resolver';

/** Resolvers of what every administrative change answers. */
export const administrationResolvers = (
  { database: { read } }: Platform,
  viewers: ViewerSource,
): object[] => [
  new WhyResolver(read, viewers),
  new TicketSightRuleResolver(),
  new AdministrationSubscriptions(),
  new UserRightsEffectResolver(),
  new HeldRightResolver(),
  new NewSightResolver(),
  new ReleasedTicketResolver(),
];
