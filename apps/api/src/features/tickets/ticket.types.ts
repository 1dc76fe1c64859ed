import type { TicketStatus } from '@supportal/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfoType } from '../../platform/graphql/page-info';
import { TicketStatusEnum } from './ticket.enums';
import { TicketEvent } from './ticket-event.entity';
import type { ListedTicket } from './ticket-row';
import { Ticket } from './ticket.entity';

/** A step open to the viewer now. */
@ObjectType('TransitionOption', { description: 'A step open to the viewer now.' })
export class TransitionOptionType {
  @Field(() => TicketStatusEnum, { description: 'Where to.' })
  to!: TicketStatus;
  @Field(() => Boolean, { description: 'True when the step needs a comment.' })
  commentRequired!: boolean;
}

/** A piece of the history, oldest first. */
@ObjectType('TimelinePage', { description: 'A piece of the history, oldest first.' })
export class TimelinePageType {
  @Field(() => [TicketEvent], { description: 'The entries.' })
  entries!: TicketEvent[];
  @Field(() => Boolean, { description: 'True when there are older entries.' })
  hasEarlier!: boolean;
}

/** A row of a list. */
@ObjectType('TicketEdge', { description: 'A row of a list.' })
export class TicketEdgeType {
  @Field(() => String, { description: 'Pass it as `after` to begin behind this row.' })
  cursor!: string;
  @Field(() => Ticket, { description: 'The ticket.' })
  node!: ListedTicket;
}

/** A page of tickets. */
@ObjectType('TicketConnection', { description: 'A page of tickets.' })
export class TicketConnectionType {
  @Field(() => [TicketEdgeType], { description: 'The rows.' })
  edges!: TicketEdgeType[];
  @Field(() => PageInfoType, { description: 'Where the page ends.' })
  pageInfo!: PageInfoType;
  /** Counts only when asked. */
  count!: () => Promise<number>;
}

/** How many tickets have a status. */
@ObjectType('StatusCount', { description: 'How many tickets have a status.' })
export class StatusCountType {
  @Field(() => TicketStatusEnum, { description: 'The status.' })
  status!: TicketStatus;
  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

/** How many tickets are open; at most 1001 are counted, which means “more than 1000”. */
@ObjectType('TicketCounters', {
  description: 'How many tickets are open; at most 1001 are counted, which means “more than 1000”.',
})
export class TicketCountersType {
  @Field(() => Int, { description: 'Mine.' })
  mine!: number;
  @Field(() => Int, { nullable: true, description: 'All in my reach; null without that tab.' })
  all!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of the people I lead; null without that tab.' })
  group!: number | null;
  @Field(() => Int, { nullable: true, description: 'New in my reach, assigned or not; null for customers.' })
  unassigned!: number | null;
  @Field(() => [StatusCountType], { description: 'By status: all in my reach, or mine without that tab.' })
  byStatus!: StatusCountType[];
}

/** A ticket of the list changed, or the list has to be asked for anew. */
@ObjectType('TicketListChange', {
  description: 'A ticket of the list changed, or the list has to be asked for anew.',
})
export class TicketListChangeType {
  @Field(() => Boolean, {
    description:
      'At the beginning, after a change of rights and whenever news may have been lost: ask for the list anew; from now on nothing is lost. Names no ticket.',
  })
  refresh!: boolean;
  @Field(() => Int, { nullable: true, description: 'The ticket; null with `refresh`.' })
  ticketId!: number | null;
  @Field(() => Ticket, {
    nullable: true,
    description: 'As this viewer sees it now; null when it is no longer visible.',
  })
  ticket!: Ticket | null;
  @Field(() => Boolean, {
    description: 'True when it belongs to the tab and filter that were subscribed to.',
  })
  matches!: boolean;
}

/** A ticket changed. */
@ObjectType('TicketChange', { description: 'A ticket changed.' })
export class TicketChangeType {
  @Field(() => Boolean, {
    description:
      'At the beginning, after a change of rights and whenever news may have been lost. `entries` is the newest one of the history: who does not know it has missed some. None when more was lost than can be told: ask for the history anew and drop what is older than the answer.',
  })
  refresh!: boolean;
  @Field(() => Int, { description: 'The ticket.' })
  ticketId!: number;
  @Field(() => Ticket, {
    nullable: true,
    description: 'As this viewer sees it now; null when it is no longer visible.',
  })
  ticket!: Ticket | null;
  @Field(() => [TicketEvent], {
    description: 'Entries this change added to the history; with `refresh` the newest one, or none.',
  })
  entries!: TicketEvent[];
}
