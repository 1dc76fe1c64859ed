import type { Actor } from '../../../testing/support-world';
import { supportWorld, type SupportWorld } from '../../../testing/support-world';
import type { TestApp } from '../../../testing/test-app';
import type { Who } from './product-table';

/** Somebody of the crowd, with what they may do said in plain words. */
export interface Member {
  readonly name: string;
  readonly actor: Actor;
  readonly id: number;
  readonly organizationId: number;
  readonly writes: boolean;
  readonly seesColleagues: boolean;
  readonly replies: boolean;
  readonly reopens: boolean;
  readonly processes: boolean;
  readonly assigns: boolean;
  readonly notes: boolean;
}

/** What capacities depend on. */
export interface Owned {
  readonly authorId: number;
  readonly organizationId: number;
}

type Rights = Partial<
  Pick<Member, 'writes' | 'seesColleagues' | 'replies' | 'reopens' | 'processes' | 'assigns' | 'notes'>
>;
const nothing = {
  writes: false,
  seesColleagues: false,
  replies: false,
  reopens: false,
  processes: false,
  assigns: false,
  notes: false,
};

/** People of two customers and of the provider, some without rights. */
export async function gather(app: TestApp): Promise<{ world: SupportWorld; members: Member[] }> {
  const world = await supportWorld(app);
  const { organization } = world;
  const guest = await app.make.user({ organization });
  const member = (name: string, actor: Actor, rights: Rights): Member => {
    const { id, organizationId } = actor.user;
    return { ...nothing, ...rights, name, actor, id, organizationId };
  };
  const members = [
    member('author', world.author, { writes: true }),
    member('colleague', world.colleague, { writes: true }),
    member('leader', world.leader, { writes: true, seesColleagues: true }),
    member('deputy', world.deputy, { writes: true, seesColleagues: true, replies: true, reopens: true }),
    member('stranger', world.stranger, { writes: true, seesColleagues: true, replies: true, reopens: true }),
    member('guest', { user: guest, api: await app.as(guest) }, {}),
    member('specialist', world.specialist, { processes: true, notes: true }),
    member('senior', world.senior, { processes: true, assigns: true, notes: true }),
    member('outsider', world.outsider, {}),
  ];
  return { world, members };
}

const isColleague = (member: Member, ticket: Owned): boolean =>
  member.organizationId === ticket.organizationId;

/** True when the ticket is within reach. */
export const sees = (member: Member, ticket: Owned): boolean =>
  member.processes || member.id === ticket.authorId || (isColleague(member, ticket) && member.seesColleagues);

/** In what capacities somebody acts on a ticket. */
export function capacities(member: Member, ticket: Owned): Set<Who> {
  const found = new Set<Who>();
  const isAuthor = member.id === ticket.authorId;
  const near = isColleague(member, ticket) && sees(member, ticket);
  if (member.processes) found.add('specialist');
  if (isAuthor) found.add('author');
  if (near && (isAuthor || member.replies)) found.add('customer');
  if (near && member.reopens) found.add('reopener');
  return found;
}
