import type { ChangeSource } from '@supportal/domain';
import { Column, Entity, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int, json, optional, text, time } from '../../platform/database/columns';

/** Everything an administrative change can be made to. */
export const auditKinds = [
  'ORGANIZATION',
  'USER',
  'GROUP',
  'ROLE',
  'PERMISSION_SET',
  'SYSTEM',
  'ENVIRONMENT',
  'CALENDAR',
  'CHECKLIST',
  'AUDIT',
] as const;
/** What an administrative change was made to. */
export type AuditKind = (typeof auditKinds)[number];

/** One field of an administrative change; values as text, null where there is none. Secrets are never among them. */
export interface AuditChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One administrative change. Rows are only ever added: the database itself refuses anything else. */
@Entity('audit_entry')
@Index(['organizationId'])
@Index(['actorId'])
@Index(['kind', 'objectId'])
@Index(['at'])
export class AuditEntry extends Base {
  @Column(time) at!: Date;
  /** Who did it; null when automation did. */
  @Column(optional(int)) actorId!: number | null;
  @Column(text(64)) address!: string;
  @Column(text(10)) source!: ChangeSource;
  /** `noun.verbed`. */
  @Column(text(60)) action!: string;
  @Column(text(20)) kind!: AuditKind;
  @Column(int) objectId!: number;
  /** The name it had then. */
  @Column(text(255)) objectName!: string;
  /** Whose it is; null for what belongs to nobody, such as a calendar. */
  @Column(optional(int)) organizationId!: number | null;
  @Column(json) changes!: readonly AuditChange[];
  /** Names and values as they are searched. */
  @Column(text(600)) searchText!: string;
}
