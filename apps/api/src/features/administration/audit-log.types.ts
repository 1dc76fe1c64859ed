import { limits, type ChangeSource } from '@supportal/domain';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Base } from '../../platform/database/base.entity';
import { connectionTypes } from '../../platform/graphql/connection';
import { DateTime } from '../../platform/graphql/date-time';
import { Text } from '../../platform/graphql/rules';
import { ChangeSourceEnum } from '../tickets/ticket.enums';
import { AuditKindEnum } from './administration.types';
import type { AuditKind } from './audit-entry.entity';

/** One field of an administrative change. */
@ObjectType('AuditChange', { description: 'One field of an administrative change.' })
export class AuditChangeType {
  @Field(() => String, { description: 'Name of the field.' })
  field!: string;
  @Field(() => String, { nullable: true, description: 'The value before, as text; null: none.' })
  before!: string | null;
  @Field(() => String, { nullable: true, description: 'The value after, as text; null: none.' })
  after!: string | null;
}

/** One administrative change. */
@ObjectType('AuditEntry', { description: 'One administrative change. Entries are never changed or removed.' })
export class AuditEntryType extends Base {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
  @Field(() => ChangeSourceEnum, { description: 'Portal or API.' })
  source!: ChangeSource;
  @Field(() => String, { description: 'What was done, such as `role.edited`.' })
  action!: string;
  @Field(() => AuditKindEnum, { description: 'What it was done to.' })
  kind!: AuditKind;
  @Field(() => Int, { description: 'Id of the object; it may be gone.' })
  objectId!: number;
  @Field(() => String, { description: 'The name the object had then.' })
  objectName!: string;
  @Field(() => [AuditChangeType], { description: 'The fields that changed. Secrets are never among them.' })
  changes!: AuditChangeType[];
  actorId!: number | null;
  address!: string;
  organizationId!: number | null;
}

/** Pages of the audit log. */
export const auditPages = connectionTypes<AuditEntryType>('Audit', AuditEntryType, 'the audit log');

/** Which entries. */
@InputType({ description: 'Which entries; all conditions hold together.' })
export class AuditFilter {
  @Field(() => Int, { nullable: true, description: 'Of this organization.' })
  organizationId?: number | null;
  @Field(() => Int, { nullable: true, description: 'Done by this person.' })
  actorId?: number | null;
  @Field(() => AuditKindEnum, { nullable: true, description: 'Done to objects of this kind.' })
  kind?: AuditKind | null;
  @Field(() => Int, { nullable: true, description: 'Done to the object with this id; name its kind too.' })
  objectId?: number | null;
  @Field(() => String, { nullable: true, description: 'Words of names, actions and values.' })
  @Text(limits.searchText)
  search?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Since, included.' })
  from?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Until, excluded.' })
  to?: Date | null;
}
