import { searchKey } from '@supportal/domain';
import type { Clock } from '../../platform/clock';
import { sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import type { Origin } from '../../platform/graphql/context';
import { AuditEntry, type AuditChange, type AuditKind } from './audit-entry.entity';

/** What was changed, how it is called, and whose it is. */
export interface AuditSubject {
  readonly kind: AuditKind;
  readonly id: number;
  readonly name: string;
  readonly organizationId: number | null;
}

/** Values of the fields of an object, in any form that can be told as text. */
export type AuditValues = Readonly<Record<string, unknown>>;

/** Writes down who changed what. */
export class AuditTrail {
  constructor(private readonly clock: Clock) {}

  /** Adds an entry; nothing when nothing changed. `action` is `noun.verbed`. */
  async write(
    tx: Tx,
    by: { readonly id: number | null; readonly origin: Pick<Origin, 'address' | 'source'> },
    action: string,
    subject: AuditSubject,
    changes: readonly AuditChange[],
  ): Promise<void> {
    const words = [subject.name, action, ...changes.flatMap(({ before, after }) => [before, after])];
    await tx.insert(AuditEntry, {
      at: this.clock.now(),
      actorId: by.id,
      address: by.origin.address.slice(0, 64),
      source: by.origin.source,
      action,
      kind: subject.kind,
      objectId: subject.id,
      objectName: subject.name.slice(0, 255),
      organizationId: subject.organizationId,
      changes: fitting(changes),
      searchText: searchKey(words.filter(Boolean).join(' ')).slice(0, 600),
    });
  }
}

// The column takes 65,535 bytes; a character takes at most three for each UTF-16 unit.
const mostBytes = 60_000;

/** Very long values lose their end, so that the entry can be kept. */
function fitting(changes: readonly AuditChange[]): AuditChange[] {
  if (Buffer.byteLength(JSON.stringify(changes)) <= mostBytes) return [...changes];
  const most = Math.floor(mostBytes / (6 * changes.length)) - 40;
  const clip = (value: string | null) =>
    value && value.length > most ? `${[...value.slice(0, most)].slice(0, -1).join('')}…` : value;
  return changes.map(({ field, before, after }) => ({ field, before: clip(before), after: clip(after) }));
}

/** The fields that differ, as text. */
export function changesBetween(before: AuditValues, after: AuditValues): AuditChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: asText(before[field]), after: asText(after[field]) }))
    .filter((change) => change.before !== change.after);
}

/** Who changed this last; empty when nobody has. */
export async function lastEditor(tx: Tx, kind: AuditKind, id: number): Promise<string> {
  const [row] = await tx.rows<{ fullName: string }>(sql`
    SELECT u.fullName FROM audit_entry a JOIN user_account u ON u.id = a.actorId
    WHERE a.kind = ${kind} AND a.objectId = ${id} ORDER BY a.id DESC LIMIT 1`);
  return row?.fullName ?? '';
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length ? value.map(String).join(', ') : null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
