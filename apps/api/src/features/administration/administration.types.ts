import type { PermissionCategory } from '@supportal/domain';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { adminSections, type AdminSection } from '../../access/administration.policy';
import { describedEnum } from '../../platform/graphql/described-enum';
import type { AuditKind } from './audit-entry.entity';
import type { HeldRight, RightsEffect, UserRightsEffect } from './rights-effect';

const sectionWords: Readonly<Record<AdminSection, string>> = {
  USERS: '«Пользователи».',
  GROUPS: '«Группы».',
  ROLES: '«Роли».',
  PERMISSION_SETS: '«Полномочия».',
  ORGANIZATIONS: 'Organizations.',
  CONNECTIONS: 'Groups that wait for their connection to systems.',
  DIRECTORIES: 'Systems and environments.',
  CALENDARS: 'Work calendars.',
  CHECKLISTS: 'Required information of tickets.',
  AUDIT: 'The audit log.',
};
export const AdminSectionEnum = describedEnum<AdminSection>(
  'AdminSection',
  'A section of «Администрирование».',
  Object.fromEntries(adminSections.map((section) => [section, sectionWords[section]])) as Record<
    AdminSection,
    string
  >,
);
export const AuditKindEnum = describedEnum<AuditKind>(
  'AuditKind',
  'What an administrative change is made to.',
  {
    ORGANIZATION: 'An organization.',
    USER: 'An account.',
    GROUP: 'A group.',
    ROLE: 'A role.',
    PERMISSION_SET: 'A permission set.',
    SYSTEM: 'A system.',
    ENVIRONMENT: 'An environment.',
    CALENDAR: 'A work calendar.',
    CHECKLIST: 'The required information of a type of tickets.',
    AUDIT: 'The audit log itself: it was exported.',
  },
);
export const PermissionCategoryEnum = describedEnum<PermissionCategory>(
  'PermissionCategory',
  'The three categories in which rights are picked.',
  {
    USERS: '«Администрирование пользователей».',
    GENERAL: '«Общие полномочия».',
    TICKETS: '«Работа с тикетами».',
  },
);
type Direction = 'ASC' | 'DESC';
export const OrderDirectionEnum = describedEnum<Direction>('OrderDirection', 'Which comes first.', {
  ASC: 'The smallest.',
  DESC: 'The largest.',
});

/** The order of a list by name. */
@InputType({ description: 'The order of a list by name.' })
export class NameSort {
  @Field(() => OrderDirectionEnum, { description: 'Which comes first.' })
  direction!: Direction;
}

/** A right somebody gains or loses. */
@ObjectType('HeldRight', { description: 'A right, everywhere or in one group only.' })
export class HeldRightType {
  @Field(() => String, { description: 'The right, such as `ticket.create`.' })
  permission!: string;
  groupId!: number | null;
}

/** What a change does to one person. */
@ObjectType('UserRightsEffect', { description: 'What a change does to the rights of one person.' })
export class UserRightsEffectType {
  userId!: number;
  @Field(() => [HeldRightType], { description: 'Rights they gain.' })
  gained!: HeldRightType[];
  @Field(() => [HeldRightType], { description: 'Rights they lose.' })
  lost!: HeldRightType[];
  leads!: number[];
  stopsLeading!: number[];
  gainedSystems!: number[];
  lostSystems!: number[];
}

/** A leader who begins to see the tickets of people that join a group of theirs. */
@ObjectType('NewSight', {
  description: 'A leader who begins to see the tickets of people that join a group of theirs.',
})
export class NewSightType {
  leaderId!: number;
  groupId!: number;
  userIds!: number[];
  @Field(() => Int, { description: 'How many people join.' })
  peopleCount!: number;
}

/** An open ticket that goes back to the queue. */
@ObjectType('ReleasedTicket', { description: 'An open ticket that goes back to the queue.' })
export class ReleasedTicketType {
  ticketId!: number;
  assigneeId!: number;
}

/** What a change does to everybody's rights. */
@ObjectType('RightsEffect', { description: "What a change does to everybody's rights." })
export class RightsEffectType {
  @Field(() => Int, { description: 'How many people gain or lose something.' })
  affectedCount!: number;
  @Field(() => [UserRightsEffectType], { description: 'The first 50 of them.' })
  users!: UserRightsEffectType[];
  @Field(() => Int, { description: 'How many open tickets lose their assignee.' })
  releasedCount!: number;
  @Field(() => [ReleasedTicketType], { description: 'The first 50 of them.' })
  released!: ReleasedTicketType[];
  @Field(() => Int, { description: 'How often a leader of a group begins to see the tickets of others.' })
  sightCount!: number;
  @Field(() => [NewSightType], { description: 'The first 50 of these.' })
  sights!: NewSightType[];
}

const shown = 50;

/** The effect as GraphQL tells it. */
export const effectType = ({ users, released, sights }: RightsEffect): RightsEffectType => ({
  affectedCount: users.length,
  users: users.slice(0, shown).map(userEffect),
  releasedCount: released.length,
  released: released.slice(0, shown).map((one) => ({ ...one })),
  sightCount: sights.length,
  sights: sights.slice(0, shown).map(({ userIds, ...one }) => ({
    ...one,
    userIds: userIds.slice(0, shown),
    peopleCount: userIds.length,
  })),
});

const userEffect = ({
  gained,
  lost,
  leads,
  stopsLeading,
  gainedSystems,
  lostSystems,
  userId,
}: UserRightsEffect): UserRightsEffectType => ({
  userId,
  gained: gained.map(heldRight),
  lost: lost.map(heldRight),
  leads: [...leads],
  stopsLeading: [...stopsLeading],
  gainedSystems: [...gainedSystems],
  lostSystems: [...lostSystems],
});
const heldRight = ({ permission, groupId }: HeldRight): HeldRightType => ({ permission, groupId });

/** A right of the catalogue. */
@ObjectType('PermissionRule', { description: 'A right of the catalogue.' })
export class PermissionRuleType {
  @Field(() => String, { description: 'The right, such as `ticket.create`.' })
  permission!: string;
  @Field(() => PermissionCategoryEnum, { description: 'The category in which it is picked.' })
  category!: PermissionCategory;
  @Field(() => Boolean, { description: 'True when a customer organization can never be given it.' })
  providerOnly!: boolean;
  @Field(() => Boolean, { description: 'True when the caller holds it everywhere and so may give it.' })
  grantable!: boolean;
}

/** Something that administrators look at changed. */
@ObjectType('AdministrationChange', { description: 'Something that administrators look at changed.' })
export class AdministrationChangeType {
  @Field(() => AuditKindEnum, { nullable: true, description: 'What kind of thing; null with `refresh`.' })
  kind!: AuditKind | null;
  @Field(() => Int, { nullable: true, description: 'Which one; null with `refresh`.' })
  id!: number | null;
  @Field(() => Boolean, {
    description:
      'True at the beginning, when rights changed and when news may be lost: look at everything anew.',
  })
  refresh!: boolean;
}
