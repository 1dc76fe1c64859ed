import type {
  ChangeSource,
  TicketEventKind,
  TicketPriority,
  TicketStatus,
  TicketType,
} from '@supportal/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, optional, text, time } from '../../platform/database/columns';
import { DateTime } from '../../platform/graphql/date-time';
import { User } from '../accounts/user.entity';
import {
  ChangeSourceEnum,
  TicketEventKindEnum,
  TicketPriorityEnum,
  TicketStatusEnum,
  TicketTypeEnum,
} from './ticket.enums';
import { Ticket } from './ticket.entity';

/** A row of the append-only event log: history, audit and the stream of changes are all this. */
@ObjectType('TimelineEntry', { description: 'One entry of the history of a ticket.' })
@Entity('ticket_event')
@Index(['ticketId', 'id'])
export class TicketEvent extends Base {
  @Column(int)
  @ForeignKey(() => Ticket)
  ticketId!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  @Column(time)
  at!: Date;

  @Field(() => TicketEventKindEnum, { description: 'What happened.' })
  @Column(text(30))
  kind!: TicketEventKind;

  /** True for what customers must never learn of. */
  @Column(bool)
  internal!: boolean;

  @Column(optional(int))
  @ForeignKey(() => User)
  actorId!: number | null;

  @Field(() => ChangeSourceEnum, { description: 'Portal, API or timer.' })
  @Column(text(10))
  source!: ChangeSource;

  @Field(() => TicketStatusEnum, { nullable: true, description: 'STATUS_CHANGED: the status before.' })
  @Column(optional(text(30)))
  fromStatus!: TicketStatus | null;

  @Field(() => TicketStatusEnum, {
    nullable: true,
    description: 'CREATED, STATUS_CHANGED: the status after.',
  })
  @Column(optional(text(30)))
  toStatus!: TicketStatus | null;

  @Field(() => TicketTypeEnum, { nullable: true, description: 'TYPE_CHANGED: the type before.' })
  @Column(optional(text(30)))
  oldType!: TicketType | null;

  @Field(() => TicketTypeEnum, { nullable: true, description: 'TYPE_CHANGED: the type after.' })
  @Column(optional(text(30)))
  newType!: TicketType | null;

  @Field(() => TicketPriorityEnum, { nullable: true, description: 'PRIORITY_CHANGED: the priority before.' })
  @Column(optional(text(10)))
  oldPriority!: TicketPriority | null;

  @Field(() => TicketPriorityEnum, { nullable: true, description: 'PRIORITY_CHANGED: the priority after.' })
  @Column(optional(text(10)))
  newPriority!: TicketPriority | null;

  @Column(optional(int))
  @ForeignKey(() => User)
  oldAssigneeId!: number | null;

  @Column(optional(int))
  @ForeignKey(() => User)
  newAssigneeId!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'REMINDED: working hours left. WAIT_EXTENDED: hours added. STATUS_CHANGED by the timer: hours waited.',
  })
  @Column(optional(int))
  hours!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'DEADLINE_MOVED: the deadline before.' })
  @Column(optional(time))
  oldDeadlineAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'DEADLINE_MOVED: the deadline after.' })
  @Column(optional(time))
  newDeadlineAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'RATED: 1 to 5.' })
  @Column(optional(int))
  score!: number | null;
}
