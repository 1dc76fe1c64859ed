import type { User } from '../../features/accounts/user.entity';
import type { SupportedSystem } from '../../features/directories/system.entity';
import type { Organization } from '../../features/organizations/organization.entity';
import type { TestApp } from '../../testing/test-app';

/** A customer of the {@link BusyWorld}. */
export interface Company {
  readonly organization: Organization;
  readonly system: SupportedSystem;
  readonly authors: readonly User[];
  /** Sees everything of the organization, until the right is taken away. */
  readonly deputy: User;
  readonly leader: User;
}
/** Several customers of two systems, and the people who answer them. */
export interface BusyWorld {
  readonly environmentId: number;
  readonly companies: readonly Company[];
  /** One per system; they see nothing of the other, but what was given to them. */
  readonly specialists: readonly User[];
  /** Sees and assigns everything. */
  readonly senior: User;
}

export async function busyWorld({ make }: TestApp): Promise<BusyWorld> {
  const provider = await make.provider();
  const systems = [await make.system('Касса'), await make.system('Склад')];
  const companies: Company[] = [];
  for (const at of [0, 1, 2]) {
    const organization = await make.organization({ name: `Компания ${at}` });
    const system = systems[at % 2]!;
    const groups = [];
    for (const name of ['Первая', 'Вторая'])
      groups.push(await make.group({ organization, name, systems: [system], rights: ['ticket.create'] }));
    const authors = [];
    for (const group of groups) authors.push(await make.user({ organization, groups: [group] }));
    const deputy = await make.user({ organization, groups, rights: ['ticket.readAll', 'ticket.reply'] });
    const leader = await make.user({ organization, groups: [] });
    await make.groupRole({ user: leader, group: groups[0]!, leading: true });
    companies.push({ organization, system, authors, deputy, leader });
  }
  const specialists = [];
  for (const system of systems) {
    const group = await make.group({ organization: provider, systems: [system] });
    const rights = ['ticket.process', 'ticket.note'] as const;
    specialists.push(await make.user({ organization: provider, groups: [group], rights: [...rights] }));
  }
  const everything = ['ticket.process', 'ticket.note', 'ticket.assign', 'ticket.readAll'] as const;
  const senior = await make.user({ organization: provider, groups: [], rights: [...everything] });
  return { environmentId: (await make.environment()).id, companies, specialists, senior };
}
