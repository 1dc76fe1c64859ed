import { Arg, Authorized, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { expectAdministers } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import type { DirectoryService } from './directory.service';
import { DirectoryEntryInput, UpdateDirectoryEntryInput } from './directory.inputs';
import { AdminEnvironmentType } from './directory.types';
import type { Environment } from './environment.entity';

const readers = ['directory.edit'] as const;

/** The directory of environments. */
@Resolver(() => AdminEnvironmentType)
export class EnvironmentResolver {
  constructor(private readonly directory: DirectoryService<Environment>) {}

  @Authorized<Guard>('directory.edit')
  @Query(() => [AdminEnvironmentType], { description: 'Environments by name; the provider only.' })
  environments(
    @Arg('search', () => String, { nullable: true, description: 'Text in the name.' }) search: string | null,
    @Arg('active', () => Boolean, { nullable: true, description: 'Only active or inactive ones.' })
    active: boolean | null,
    @Ctx() { viewer }: SignedIn,
  ): Promise<AdminEnvironmentType[]> {
    expectAdministers(viewer, readers, viewer.organizationId);
    return this.directory.list(search ?? null, active ?? null);
  }

  @Authorized<Guard>('directory.edit')
  @Mutation(() => AdminEnvironmentType, { description: 'Adds an environment. Needs `directory.edit`.' })
  async createEnvironment(
    @Arg('input', () => DirectoryEntryInput, { description: 'The environment.' }) input: DirectoryEntryInput,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<AdminEnvironmentType> {
    return this.directory.find(await this.directory.create({ viewer, origin }, input));
  }

  @Authorized<Guard>('directory.edit')
  @Mutation(() => AdminEnvironmentType, { description: 'Changes an environment. Needs `directory.edit`.' })
  async updateEnvironment(
    @Arg('input', () => UpdateDirectoryEntryInput, { description: 'The environment as it shall be.' })
    input: UpdateDirectoryEntryInput,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<AdminEnvironmentType> {
    return this.directory.find(await this.directory.update({ viewer, origin }, input));
  }

  @Authorized<Guard>('directory.edit')
  @Mutation(() => Boolean, {
    description:
      'Deletes an environment; CONFLICT `inUse` with `places` when something uses it. Needs `directory.edit`.',
  })
  async deleteEnvironment(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Arg('version', () => Int, { description: 'The version the caller saw.' }) version: number,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<boolean> {
    await this.directory.remove({ viewer, origin }, id, version);
    return true;
  }
}
