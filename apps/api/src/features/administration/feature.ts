import type { ViewerSource } from '../../access/viewer-source';
import type { Platform } from '../index';
import type { TicketRelease } from '../tickets/ticket-release';
import { AdministrationSubscriptions } from './administration.subscriptions';
import { Administration } from './administration';
import { AuditTrail } from './audit-trail';
import { HeldRightResolver, ReleasedTicketResolver, UserRightsEffectResolver } from './effect.resolver';
import { TicketSightRuleResolver, WhyResolver } from './why.resolver';

/** The door of administrative changes, wired. */
export const createAdministration = (
  { database: { uow }, clock }: Platform,
  viewers: ViewerSource,
  tickets: TicketRelease,
): Administration => new Administration(uow, viewers, new AuditTrail(clock), tickets);

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
  new ReleasedTicketResolver(),
];
