import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { expectAdministers, peopleReaders } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { isIn, raw, sql } from '../../platform/database/sql';
import type { Connection } from '../../platform/graphql/connection';
import { Failure, notFound } from '../../platform/graphql/failure';
import { byId, type Batch } from '../../platform/graphql/loaders';
import { PageArguments } from '../../platform/graphql/page-arguments';
import { effectType } from '../administration/administration.types';
import { calendarEffect } from '../administration/calendar-effect.types';
import { WorkCalendarRow } from '../directories/work-calendar.entity';
import { organizationPage } from './organization-list';
import { Organization } from './organization.entity';
import { CreateOrganizationInput, OrganizationSort, UpdateOrganizationInput } from './organization.inputs';
import type { OrganizationService } from './organization.service';
import { AdminOrganizationType, organizationPages, SavedOrganizationType } from './organization.types';

/** Whoever administers something of customers has to choose whose. */
const readers = ['organization.edit', 'group.connect', 'audit.read', ...peopleReaders] as const;

const countIn =
  (table: 'user_account' | 'user_group'): Batch<number, number> =>
  async (read, ids) => {
    const rows = await read.rows<{ id: number; n: number }>(sql`
      SELECT x.organizationId AS id, COUNT(*) AS n FROM ${raw(table)} x
      WHERE ${isIn('x.organizationId', ids)} GROUP BY x.organizationId`);
    const counts = new Map(rows.map(({ id, n }) => [id, Number(n)]));
    return ids.map((id) => counts.get(id) ?? 0);
  };
const userCountOf = countIn('user_account');
const groupCountOf = countIn('user_group');
const calendarOf = byId(WorkCalendarRow);

/** Organizations as administrators of the provider see them. */
@Resolver(() => AdminOrganizationType)
export class OrganizationResolver {
  constructor(
    private readonly service: OrganizationService,
    private readonly read: Reader,
  ) {}

  @Authorized<Guard>(...readers)
  @Query(() => organizationPages.type, {
    description: 'Organizations; for administrators of the provider, whatever they administer.',
  })
  organizations(
    @Arg('search', () => String, { nullable: true, description: 'Text in the name.' }) search: string | null,
    @Arg('active', () => Boolean, { nullable: true, description: 'Only active or inactive ones.' })
    active: boolean | null,
    @Arg('sort', () => OrganizationSort, { nullable: true, description: 'NAME, ASC when left out.' })
    sort: OrganizationSort | null,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Connection<Organization>> {
    expectReader(viewer);
    const which = { search: search ?? null, active: active ?? null, sort: sort ?? null };
    return organizationPage(this.read, { ...which, first, after: after ?? null });
  }

  @Authorized<Guard>(...readers)
  @Query(() => AdminOrganizationType, {
    description: 'One organization; for administrators of the provider, whatever they administer.',
  })
  organization(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Organization> {
    expectReader(viewer);
    return this.find(id);
  }

  @Authorized<Guard>('organization.edit')
  @Mutation(() => AdminOrganizationType, {
    description: 'Adds a customer organization. Needs `organization.edit`.',
  })
  async createOrganization(
    @Arg('input', () => CreateOrganizationInput, { description: 'The organization.' })
    input: CreateOrganizationInput,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<Organization> {
    return this.find(await this.service.create({ viewer, origin }, input));
  }

  @Authorized<Guard>('organization.edit')
  @Mutation(() => SavedOrganizationType, {
    description:
      'Changes an organization; CONFLICT `providerStays` for the end of the provider. Needs `organization.edit`.',
  })
  async updateOrganization(
    @Arg('input', () => UpdateOrganizationInput, { description: 'The organization as it shall be.' })
    input: UpdateOrganizationInput,
    @Arg('preview', () => Boolean, {
      defaultValue: false,
      description: 'True: only tells what would happen.',
    })
    preview: boolean,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<SavedOrganizationType> {
    const { made, effect } = await this.service.update({ viewer, origin, preview }, input);
    const organization = await this.find(input.id);
    return { organization, effect: effectType(effect), deadlines: calendarEffect(made) };
  }

  @FieldResolver(() => Int, { description: 'How many accounts it has.' })
  userCount(@Root() { id }: AdminOrganizationType, @Ctx() { loaders }: SignedIn): Promise<number> {
    return loaders.load(userCountOf, id);
  }

  @FieldResolver(() => Int, { description: 'How many groups it has.' })
  groupCount(@Root() { id }: AdminOrganizationType, @Ctx() { loaders }: SignedIn): Promise<number> {
    return loaders.load(groupCountOf, id);
  }

  @FieldResolver(() => WorkCalendarRow, {
    nullable: true,
    description: 'Its own working hours; null: the default calendar.',
  })
  async calendar(
    @Root() { calendarId }: AdminOrganizationType,
    @Ctx() { loaders }: SignedIn,
  ): Promise<WorkCalendarRow | null> {
    return calendarId === null ? null : loaders.load(calendarOf, calendarId);
  }

  private async find(id: number): Promise<Organization> {
    const row = await this.read.find(Organization, { id });
    if (!row) throw notFound();
    return row;
  }
}

function expectReader(viewer: Viewer): void {
  if (!viewer.isProvider) throw new Failure('FORBIDDEN', 'forbidden');
  expectAdministers(viewer, readers, viewer.organizationId);
}
