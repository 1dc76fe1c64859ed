import type { TicketFacts } from '../../access/ticket.policy';
import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { isIn, sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { manyBy, type Batch, type Loaders } from '../../platform/graphql/loaders';
import { TicketRating } from './ticket-rating.entity';
import type { Ticket } from './ticket.entity';

type Rows = Pick<Reader, 'rows'>;

/** Groups of each author. */
const authorGroups: Batch<number, number[]> = async (read, authorIds) => {
  const found = await groupsOf(read, authorIds);
  return authorIds.map((id) => found.filter((row) => row.userId === id).map((row) => row.groupId));
};

/** Ratings of a ticket, oldest first. */
export const ratingsOf = manyBy(TicketRating, 'ticketId');

const groupsOf = (read: Rows, userIds: readonly number[]) =>
  read.rows<{ userId: number; groupId: number }>(
    sql`SELECT m.userId, m.groupId FROM group_member m WHERE ${isIn('m.userId', userIds)}`,
  );

/** What the policies need to know of a ticket that is shown. */
export async function shownFacts(loaders: Loaders, ticket: Ticket): Promise<TicketFacts> {
  const [authorGroupIds, ratings] = await Promise.all([
    loaders.load(authorGroups, ticket.authorId),
    loaders.load(ratingsOf, ticket.id),
  ]);
  return Object.assign(Object.create(ticket) as Ticket, { authorGroupIds, rated: isRated(ticket, ratings) });
}

/**
 * The same, but only as far as it matters to this viewer: the author's groups to somebody who leads one, the ratings
 * to the customer of a closed ticket. At once when nothing has to be read.
 */
export function factsFor(
  viewer: Viewer,
  loaders: Loaders,
  ticket: Ticket,
): TicketFacts | Promise<TicketFacts> {
  const mayRate = ticket.status === 'CLOSED' && ticket.organizationId === viewer.organizationId;
  if (viewer.ledGroupIds.length || mayRate) return shownFacts(loaders, ticket);
  return Object.assign(Object.create(ticket) as Ticket, { authorGroupIds: [], rated: false });
}

/** What the policies need to know of a ticket that is being changed. */
export async function lockedFacts(tx: Tx, ticket: Ticket): Promise<TicketFacts> {
  const groups = await groupsOf(tx, [ticket.authorId]);
  const ratings = await tx.list(TicketRating, { ticketId: ticket.id });
  const authorGroupIds = groups.map((row) => row.groupId);
  return Object.assign(Object.create(ticket) as Ticket, { authorGroupIds, rated: isRated(ticket, ratings) });
}

const isRated = (ticket: Ticket, ratings: readonly TicketRating[]): boolean =>
  ratings.some((rating) => rating.cycle === ticket.reopenCount);
