import type { User } from '../features/accounts/user.entity';
import type { Environment } from '../features/directories/environment.entity';
import type { SupportedSystem } from '../features/directories/system.entity';
import type { Group } from '../features/groups/group.entity';
import type { Organization } from '../features/organizations/organization.entity';
import type { ApiClient } from './api-client';
import type { TestApp } from './test-app';

/** A small support service: one provider, two customers, the usual people, each with a client. */
export interface SupportWorld {
  readonly system: SupportedSystem;
  readonly environment: Environment;
  readonly organization: Organization;
  readonly group: Group;
  /** Writes tickets; sees only their own. */
  readonly author: Actor;
  /** Same organization and group, without rights on colleagues' tickets. */
  readonly colleague: Actor;
  /** Same organization: sees, answers and reopens colleagues' tickets. */
  readonly deputy: Actor;
  /** Same organization: leads the group, so sees its tickets; nothing else. */
  readonly leader: Actor;
  /** Another customer organization, with every right a customer can have. */
  readonly stranger: Actor;
  /** Processes and notes tickets of the system. */
  readonly specialist: Actor;
  /** Another one, who also assigns. */
  readonly senior: Actor;
  /** A specialist of another system. */
  readonly outsider: Actor;
}
/** A person and their client. */
export interface Actor {
  readonly user: User;
  readonly api: ApiClient;
}

/** Makes the world of {@link SupportWorld}. */
export async function supportWorld(app: TestApp): Promise<SupportWorld> {
  const { make } = app;
  const provider = await make.provider();
  const [system, otherSystem] = [await make.system('Касса'), await make.system('Склад')];
  const organization = await make.organization({ name: 'Ромашка' });
  const foreign = await make.organization({ name: 'Лютик' });
  const group = await make.group({ organization, systems: [system], rights: ['ticket.create'] });
  const foreignGroup = await make.group({ organization: foreign, systems: [system] });
  const line = await make.group({ organization: provider, systems: [system] });
  const otherLine = await make.group({ organization: provider, systems: [otherSystem] });
  const actor = async (user: User): Promise<Actor> => ({ user, api: await app.as(user) });
  const author = await make.user({ organization, groups: [group], values: { fullName: 'Петрова Анна' } });
  const leader = await make.user({ organization, groups: [group] });
  await make.groupRole({ user: leader, group, leading: true });
  return {
    system,
    environment: await make.environment(),
    organization,
    group,
    author: await actor(author),
    colleague: await actor(await make.user({ organization, groups: [group] })),
    deputy: await actor(
      await make.user({
        organization,
        groups: [group],
        rights: ['ticket.readAll', 'ticket.reply', 'ticket.reopen'],
      }),
    ),
    leader: await actor(leader),
    stranger: await actor(
      await make.user({
        organization: foreign,
        groups: [foreignGroup],
        rights: ['ticket.create', 'ticket.readAll', 'ticket.reply', 'ticket.reopen'],
        leading: true,
      }),
    ),
    specialist: await actor(
      await make.user({
        organization: provider,
        groups: [line],
        rights: ['ticket.process', 'ticket.note'],
        values: { fullName: 'Иванов Пётр' },
      }),
    ),
    senior: await actor(
      await make.user({
        organization: provider,
        groups: [line],
        rights: ['ticket.process', 'ticket.note', 'ticket.assign'],
        values: { fullName: 'Соколова Мария' },
      }),
    ),
    outsider: await actor(
      await make.user({
        organization: provider,
        groups: [otherLine],
        rights: ['ticket.process', 'ticket.note', 'ticket.assign'],
      }),
    ),
  };
}
