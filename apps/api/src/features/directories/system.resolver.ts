import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { expectAdministers } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import type { DirectoryService } from './directory.service';
import { DirectoryEntryInput, UpdateDirectoryEntryInput } from './directory.inputs';
import { AdminSystemType } from './directory.types';
import type { SupportedSystem } from './system.entity';
import { isIn, sql } from '../../platform/database/sql';
import type { Batch } from '../../platform/graphql/loaders';

const readers = ['directory.edit', 'group.connect'] as const;

const groupCountOf: Batch<number, number> = async (read, ids) => {
  const rows = await read.rows<{ systemId: number; n: number }>(sql`
    SELECT s.systemId, COUNT(*) AS n FROM group_system s WHERE ${isIn('s.systemId', ids)} GROUP BY s.systemId`);
  const counts = new Map(rows.map(({ systemId, n }) => [systemId, Number(n)]));
  return ids.map((id) => counts.get(id) ?? 0);
};

/** The directory of systems. */
@Resolver(() => AdminSystemType)
export class SystemResolver {
  constructor(private readonly directory: DirectoryService<SupportedSystem>) {}

  @Authorized<Guard>('directory.edit', 'group.connect')
  @Query(() => [AdminSystemType], { description: 'Systems by name; the provider only.' })
  systems(
    @Arg('search', () => String, { nullable: true, description: 'Text in the name.' }) search: string | null,
    @Arg('active', () => Boolean, { nullable: true, description: 'Only active or inactive ones.' })
    active: boolean | null,
    @Ctx() { viewer }: SignedIn,
  ): Promise<AdminSystemType[]> {
    expectAdministers(viewer, readers, viewer.organizationId);
    return this.directory.list(search ?? null, active ?? null);
  }

  @Authorized<Guard>('directory.edit')
  @Mutation(() => AdminSystemType, { description: 'Adds a system. Needs `directory.edit`.' })
  async createSystem(
    @Arg('input', () => DirectoryEntryInput, { description: 'The system.' }) input: DirectoryEntryInput,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<AdminSystemType> {
    return this.directory.find(await this.directory.create({ viewer, origin }, input));
  }

  @Authorized<Guard>('directory.edit')
  @Mutation(() => AdminSystemType, { description: 'Changes a system. Needs `directory.edit`.' })
  async updateSystem(
    @Arg('input', () => UpdateDirectoryEntryInput, { description: 'The system as it shall be.' })
    input: UpdateDirectoryEntryInput,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<AdminSystemType> {
    return this.directory.find(await this.directory.update({ viewer, origin }, input));
  }

  @Authorized<Guard>('directory.edit')
  @Mutation(() => Boolean, {
    description:
      'Deletes a system; CONFLICT `inUse` with `places` when something uses it. Needs `directory.edit`.',
  })
  async deleteSystem(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Arg('version', () => Int, { description: 'The version the caller saw.' }) version: number,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<boolean> {
    await this.directory.remove({ viewer, origin }, id, version);
    return true;
  }

  @FieldResolver(() => Int, { description: 'How many groups are connected to it.' })
  groupCount(@Root() { id }: AdminSystemType, @Ctx() { loaders }: SignedIn): Promise<number> {
    return loaders.load(groupCountOf, id);
  }
}
