import { limits } from '@supportal/domain';
import { Failure, type MessageDraft } from '../../platform/graphql/failure';
import { auditKinds, type AuditKind } from './audit-entry.entity';
import type { AuditFilter } from './audit-log.types';

type Readers = { readonly [K in keyof Required<AuditFilter>]: (text: string) => AuditFilter[K] };

const readers: Readers = {
  organizationId: id,
  actorId: id,
  objectId: id,
  kind: (text) => (auditKinds.includes(text as AuditKind) ? (text as AuditKind) : undefined),
  search: (text) => (text.length <= limits.searchText ? text : undefined),
  from: instant,
  to: instant,
};

/** The filter that query parameters name; BAD_USER_INPUT for unknown parameters and values. */
export function auditQuery(query: Readonly<Record<string, unknown>>): AuditFilter {
  const wrong: Record<string, MessageDraft> = {};
  const filter: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(query)) {
    const known = Object.hasOwn(readers, name) && typeof text === 'string';
    const value = known ? readers[name as keyof Readers](text) : undefined;
    if (value === undefined) wrong[name] = { key: 'unknownValue' };
    filter[name] = value;
  }
  if (Object.keys(wrong).length) throw new Failure('BAD_USER_INPUT', 'badInput', { fields: wrong });
  return filter;
}

function id(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function instant(text: string): Date | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? new Date(text)
    : null;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}
