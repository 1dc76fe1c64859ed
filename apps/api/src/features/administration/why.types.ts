import { Field, ObjectType } from 'type-graphql';
import type { TicketReason } from '../../access/ticket-reasons';
import { describedEnum } from '../../platform/graphql/described-enum';

/** A way by which somebody has a right. */
@ObjectType('RightPath', {
  description:
    'A way by which somebody has a right: group and set by membership; role and set by a role in the system; all three by a role that counts in that group only.',
})
export class RightPathType {
  groupId!: number | null;
  roleId!: number | null;
  setId!: number;
}

/** A right with every path that gives it. */
@ObjectType('EffectiveRight', { description: 'A right with every path that gives it.' })
export class EffectiveRightType {
  @Field(() => String, { description: 'The right, such as `ticket.create`.' })
  permission!: string;
  @Field(() => [RightPathType], { description: 'Every way by which they have it.' })
  paths!: RightPathType[];
}

export const TicketReasonEnum = describedEnum<TicketReason>(
  'TicketSightReason',
  'Why somebody sees a ticket, or does not.',
  {
    INACTIVE: 'Hides it: the account or its organization is deactivated.',
    OTHER_ORGANIZATION: 'Hides it: the ticket belongs to another organization.',
    AUTHOR: 'They wrote it.',
    ASSIGNEE: 'It is assigned to them.',
    READ_ALL: 'They see all tickets within their reach.',
    READ_ALL_IN_GROUP: 'They see all tickets of its group.',
    LEADS_AUTHOR: 'They lead a group of its author.',
    SYSTEM: 'One of their groups is connected to its system, and they process or see tickets there.',
  },
);

/** One rule. */
@ObjectType('TicketSightRule', { description: 'One rule by which a ticket is seen or hidden.' })
export class TicketSightRuleType {
  @Field(() => TicketReasonEnum, { description: 'Which rule.' })
  reason!: TicketReason;
  @Field(() => Boolean, { description: 'True when it applies.' })
  holds!: boolean;
  groupIds!: readonly number[];
}

/** The answer to «Почему видит / не видит». */
@ObjectType('TicketSight', { description: 'The answer to «Почему видит / не видит».' })
export class TicketSightType {
  @Field(() => Boolean, { description: 'True when they see the ticket.' })
  sees!: boolean;
  @Field(() => [TicketSightRuleType], { description: 'Every rule that could show or hide it.' })
  rules!: TicketSightRuleType[];
}
