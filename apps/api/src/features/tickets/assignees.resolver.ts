import { Arg, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import { ticketPolicy } from '../../access/ticket.policy';
import type { ViewerSource } from '../../access/viewer-source';
import type { Reader } from '../../platform/database/reader';
import { sql } from '../../platform/database/sql';
import type { SignedIn } from '../../access/context';
import { Failure, notFound } from '../../platform/graphql/failure';
import { User } from '../accounts/user.entity';
import { shownFacts } from './ticket-facts';
import type { TicketSight } from './ticket-sight.service';

/** Who can be given a ticket. */
@Resolver()
export class AssigneesResolver {
  constructor(
    private readonly read: Reader,
    private readonly sight: TicketSight,
    private readonly viewers: ViewerSource,
  ) {}

  @Authorized<Guard>('ticket.assign')
  @Query(() => [User], { description: 'People who can be given this ticket, by name.' })
  async assignees(
    @Arg('ticketId', () => Int, { description: 'The ticket.' }) ticketId: number,
    @Ctx() { viewer, loaders }: SignedIn,
  ): Promise<User[]> {
    const ticket = await this.sight.find(viewer, ticketId);
    if (!ticket) throw notFound('ticketNotFound');
    const facts = await shownFacts(loaders, ticket);
    if (!ticketPolicy['ticket.assign'](viewer, facts)) throw new Failure('FORBIDDEN', 'forbidden');
    const people = await this.read.rows<{ id: number; rightsVersion: number }>(sql`
      SELECT u.id, u.rightsVersion FROM user_account u JOIN organization o ON o.id = u.organizationId
      WHERE o.kind = 'PROVIDER' AND o.active = 1 AND u.active = 1`);
    const viewers = await Promise.all(people.map((one) => this.viewers.load(one.id, one.rightsVersion)));
    const able = viewers
      .filter((one) => one && ticketPolicy['ticket.process'](one, facts))
      .map((one) => one!.id);
    const users = await this.read.byIds(User, able);
    return users.sort((a, b) => a.fullName.localeCompare(b.fullName, 'ru'));
  }
}
