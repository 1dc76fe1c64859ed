import type { TicketPriority, TicketStatus, TicketType } from '@supportal/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, longText, optional, text, time } from '../../platform/database/columns';
import { DateTime } from '../../platform/graphql/date-time';
import { User } from '../accounts/user.entity';
import { Environment } from '../directories/environment.entity';
import { SupportedSystem } from '../directories/system.entity';
import { Group } from '../groups/group.entity';
import { Organization } from '../organizations/organization.entity';
import { TicketPriorityEnum, TicketStatusEnum, TicketTypeEnum } from './ticket.enums';

/** Longest searched form of a ticket, in characters. */
export const searchTextLength = 300;

/** A ticket. Its id is its number. Internal notes never touch this row: customers would notice. */
@ObjectType({ description: 'A ticket.' })
@Entity('ticket')
@Index(['organizationId', 'updatedAt', 'id'])
@Index(['authorId', 'updatedAt', 'id'])
@Index(['assigneeId', 'updatedAt', 'id'])
@Index(['systemId', 'updatedAt', 'id'])
@Index(['groupId', 'updatedAt', 'id'])
@Index(['status', 'updatedAt', 'id'])
@Index(['updatedAt', 'id'])
@Index(['createdAt', 'id'])
@Index(['statusRank', 'id'])
@Index(['priorityRank', 'id'])
export class Ticket extends Base {
  @Field(() => Int, {
    description: 'Grows with every change of the ticket; edits name the version they saw.',
  })
  @Column(int)
  version!: number;

  @Field(() => String, { description: 'What it is about, in one line.' })
  @Column(text(255))
  subject!: string;

  @Field(() => String, { description: 'The description, Markdown.' })
  @Column(longText)
  body!: string;

  /** Number and subject as they are searched, see `searchKey`. */
  @Column(text(searchTextLength))
  searchText!: string;

  @Field(() => TicketTypeEnum, { description: 'What the ticket is about.' })
  @Column(text(30))
  type!: TicketType;

  @Field(() => TicketPriorityEnum, { description: 'How urgent it is.' })
  @Column(text(10))
  priority!: TicketPriority;

  @Column(int)
  priorityRank!: number;

  @Field(() => TicketStatusEnum, { description: 'Where the ticket stands.' })
  @Column(text(30))
  status!: TicketStatus;

  @Column(int)
  statusRank!: number;

  @Column(int)
  @ForeignKey(() => SupportedSystem)
  systemId!: number;

  @Column(int)
  @ForeignKey(() => Environment)
  environmentId!: number;

  @Field(() => String, { description: 'Version of the mobile or desktop app, or an empty text.' })
  @Column(text(100))
  platformVersion!: string;

  @Column(int)
  @ForeignKey(() => User)
  authorId!: number;

  @Column(int)
  @ForeignKey(() => Organization)
  organizationId!: number;

  @Column(int)
  @ForeignKey(() => Group)
  groupId!: number;

  @Column(optional(int))
  @ForeignKey(() => User)
  assigneeId!: number | null;

  @Field(() => DateTime, { description: 'When it was written.' })
  @Column(time)
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When anything the customer can see changed last.' })
  @Column(time)
  updatedAt!: Date;

  @Field(() => DateTime, { description: 'When the status changed last.' })
  @Column(time)
  statusChangedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'First public word of a specialist.' })
  @Column(optional(time))
  firstResponseAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while it is open.' })
  @Column(optional(time))
  closedAt!: Date | null;

  @Field(() => Int, { description: 'How often it was reopened.' })
  @Column(int)
  reopenCount!: number;

  @Field(() => Boolean, {
    description: 'The customer answered while the ticket waited, and nobody has moved it yet.',
  })
  @Column(bool)
  answered!: boolean;

  /** Start and end of the running wait; both null when nothing is awaited. */
  @Column(optional(time))
  waitStartedAt!: Date | null;

  @Column(optional(time))
  deadlineAt!: Date | null;
}
