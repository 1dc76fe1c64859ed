import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/date-time';

/** A ticket whose deadline moves. */
@ObjectType('MovedTicket', { description: 'A ticket whose deadline moves.' })
export class MovedTicketType {
  @Field(() => Int, { description: 'Id of the ticket.' })
  id!: number;
}

/** A deadline that moves because working hours change. */
@ObjectType('MovedDeadline', { description: 'A deadline that moves because working hours change.' })
export class MovedDeadlineType {
  @Field(() => MovedTicketType, { description: 'Of which ticket.' })
  ticket!: MovedTicketType;
  @Field(() => DateTime, { description: 'The deadline before.' })
  before!: Date;
  @Field(() => DateTime, { description: 'The deadline after.' })
  after!: Date;
}

/** What a change of working hours does to deadlines. */
@ObjectType('CalendarEffect', { description: 'What a change of working hours does to deadlines.' })
export class CalendarEffectType {
  @Field(() => Int, { description: 'How many tickets wait by these working hours.' })
  waitingCount!: number;
  @Field(() => Int, { description: 'How many of their deadlines move.' })
  movedCount!: number;
  @Field(() => [MovedDeadlineType], { description: 'The first 50 of them, the nearest deadline first.' })
  moved!: MovedDeadlineType[];
}

interface Wait {
  readonly ticketId: number;
  readonly before: Date;
  readonly after: Date;
}

const shown = 50;

/** The effect as GraphQL tells it. */
export function calendarEffect(waits: readonly Wait[]): CalendarEffectType {
  const moved = waits.filter(({ before, after }) => before.getTime() !== after.getTime());
  return {
    waitingCount: waits.length,
    movedCount: moved.length,
    moved: moved
      .slice(0, shown)
      .map(({ ticketId, before, after }) => ({ ticket: { id: ticketId }, before, after })),
  };
}
