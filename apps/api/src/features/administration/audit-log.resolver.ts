import { Arg, Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import type { Connection } from '../../platform/graphql/connection';
import { byId } from '../../platform/graphql/loaders';
import { PageArguments } from '../../platform/graphql/page-arguments';
import { personById } from '../accounts/people.service';
import { User } from '../accounts/user.entity';
import { Organization } from '../organizations/organization.entity';
import type { AuditEntry } from './audit-entry.entity';
import { addressFor, type AuditLog } from './audit-log';
import { AuditEntryType, AuditFilter, auditPages } from './audit-log.types';

const organizationOf = byId(Organization);

/** The audit log. */
@Resolver(() => AuditEntryType)
export class AuditLogResolver {
  constructor(private readonly log: AuditLog) {}

  @Authorized<Guard>('audit.read')
  @Query(() => auditPages.type, {
    description:
      'Administrative changes, the newest first: of the own organization, for the provider of all. Needs `audit.read`.',
  })
  auditLog(
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which entries; all when left out.' })
    filter: AuditFilter | null,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Connection<AuditEntry>> {
    return this.log.page(viewer, filter ?? {}, { first, after: after ?? null });
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who did it; null for automation.' })
  async actor(@Root() { actorId }: AuditEntryType, @Ctx() { loaders }: SignedIn) {
    return actorId === null ? null : loaders.load(personById, actorId);
  }

  @FieldResolver(() => String, {
    description: 'From which address; empty when it is none of the own organization.',
  })
  async address(@Root() entry: AuditEntryType, @Ctx() { loaders, viewer }: SignedIn): Promise<string> {
    const actor = entry.actorId === null ? null : await loaders.load(personById, entry.actorId);
    return addressFor(viewer, entry, actor?.organizationId ?? null);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Whose the object is; null for what belongs to nobody, such as a calendar.',
  })
  async organization(
    @Root() { organizationId }: AuditEntryType,
    @Ctx() { loaders }: SignedIn,
  ): Promise<Organization | null> {
    return organizationId === null ? null : loaders.load(organizationOf, organizationId);
  }
}
