import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { expectAdministers } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import type { ChecklistService } from './checklist.service';
import { ChecklistType, UpdateChecklistInput } from './checklist.types';

/** Checklists of required information. */
@Resolver(() => ChecklistType)
export class ChecklistResolver {
  constructor(private readonly service: ChecklistService) {}

  @Authorized<Guard>('directory.edit')
  @Query(() => [ChecklistType], { description: 'One for each type of tickets. Needs `directory.edit`.' })
  checklists(@Ctx() { viewer }: SignedIn): Promise<ChecklistType[]> {
    expectAdministers(viewer, ['directory.edit'], viewer.organizationId);
    return this.service.list();
  }

  @Authorized<Guard>('directory.edit')
  @Mutation(() => ChecklistType, {
    description: 'Replaces the items of a checklist; forms use them at once. Needs `directory.edit`.',
  })
  async updateChecklist(
    @Arg('input', () => UpdateChecklistInput, { description: 'The checklist as it shall be.' })
    input: UpdateChecklistInput,
    @Ctx() { viewer, origin }: SignedIn,
  ): Promise<ChecklistType> {
    await this.service.update({ viewer, origin }, input);
    return (await this.service.list()).find(({ ticketType }) => ticketType === input.ticketType)!;
  }
}
