import { ticketTypes } from '@supportal/domain';
import { Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import type { Guard } from '../../access/auth-checker';
import type { Reader } from '../../platform/database/reader';
import type { RequestContext, SignedIn } from '../../access/context';
import type { Batch } from '../../platform/graphql/loaders';
import { GroupSystem } from '../groups/group-links.entity';
import { Group } from '../groups/group.entity';
import { Environment } from './environment.entity';
import { RequiredItemRow } from './required-item.entity';
import { SupportedSystem } from './system.entity';
import { TicketForm, type RequiredInformation } from './ticket-form.types';

const systemsOfGroup: Batch<number, SupportedSystem[]> = async (read, groupIds) => {
  const links = await read.list(GroupSystem, { groupId: In([...groupIds]) });
  const systems = await read.byIds(SupportedSystem, [...new Set(links.map((link) => link.systemId))]);
  const active = systems.filter((system) => system.active).sort((a, b) => a.name.localeCompare(b.name, 'ru'));
  return groupIds.map((id) =>
    active.filter((system) => links.some((link) => link.groupId === id && link.systemId === system.id)),
  );
};

/** What somebody needs to write a ticket. */
@Resolver(() => Group)
export class TicketFormResolver {
  constructor(private readonly read: Reader) {}

  @Authorized<Guard>('ticket.create')
  @Query(() => TicketForm, { description: 'What the form of a new ticket offers to the caller.' })
  async ticketForm(@Ctx() { viewer, locale }: SignedIn): Promise<TicketForm> {
    const ids = viewer.facts.groups
      .map((group) => group.id)
      .filter((id) => viewer.mayIn('ticket.create', id));
    const environments = await this.read.list(Environment, { active: true });
    const items = await this.read.list(RequiredItemRow);
    return {
      groups: await this.read.byIds(Group, ids),
      environments,
      requiredInformation: checklists(items, locale),
    };
  }

  @FieldResolver(() => Boolean, { description: 'False while the group waits for its connection to systems.' })
  async connected(@Root() group: Group, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    return (await loaders.load(systemsOfGroup, group.id)).length > 0;
  }

  @FieldResolver(() => [SupportedSystem], { description: 'The systems the group is connected to.' })
  systems(@Root() group: Group, @Ctx() { loaders }: RequestContext): Promise<SupportedSystem[]> {
    return loaders.load(systemsOfGroup, group.id);
  }
}

function checklists(items: readonly RequiredItemRow[], locale: 'ru' | 'en'): RequiredInformation[] {
  const words = (item: RequiredItemRow) =>
    locale === 'ru'
      ? { heading: item.headingRu, hint: item.hintRu }
      : { heading: item.headingEn, hint: item.hintEn };
  return ticketTypes.map((type) => ({
    type,
    items: items
      .filter((item) => item.ticketType === type)
      .sort((a, b) => a.position - b.position)
      .map((item) => ({ id: item.id, ...words(item) })),
  }));
}
