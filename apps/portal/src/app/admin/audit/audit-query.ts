import type { ParamMap } from '@angular/router';
import { limits } from '@supportal/domain';
import type { AuditFilter, AuditKind } from '../../../generated/graphql';
import { dayStart, nextDay } from '../../core/time-zones/day-start';

/** Kinds of things that changes are made to, in the order in which they are offered. */
export const auditKinds: readonly AuditKind[] = [
  'USER',
  'GROUP',
  'ROLE',
  'PERMISSION_SET',
  'ORGANIZATION',
  'SYSTEM',
  'ENVIRONMENT',
  'CALENDAR',
  'CHECKLIST',
  'AUDIT',
];

/** What of the audit log is on the screen, as the address says it. */
export interface AuditQuery {
  readonly organizationId: number | null;
  readonly actorId: number | null;
  readonly kind: AuditKind | null;
  readonly search: string;
  /** Local dates, both included; empty when open. */
  readonly from: string;
  readonly to: string;
}

/** The names of the filters in the address. */
export const auditParams = ['organization', 'actor', 'kind', 'q', 'from', 'to'] as const;

/** The query of an address; what makes no sense is left out. */
export const auditQueryOf = (params: ParamMap): AuditQuery => ({
  organizationId: idOf(params.get('organization')),
  actorId: idOf(params.get('actor')),
  kind: auditKinds.find((kind) => kind === params.get('kind')) ?? null,
  search: (params.get('q') ?? '').slice(0, limits.searchText),
  from: dateOf(params.get('from')),
  to: dateOf(params.get('to')),
});

/** How many filters there are. */
export const filterCount = (query: AuditQuery): number => Object.values(query).filter(Boolean).length;

/** The filter that the API is asked with: dates are days of the reader. */
export function auditFilter(query: AuditQuery, zone: string): AuditFilter {
  const { organizationId, actorId, kind, search, from, to } = query;
  const last = nextDay(to);
  return {
    organizationId,
    actorId,
    kind,
    search: search || null,
    from: from ? (dayStart(from, zone)?.toISOString() ?? null) : null,
    to: last ? (dayStart(last, zone)?.toISOString() ?? null) : null,
  };
}

/** Where the same entries are as a file. */
export function exportAddress(filter: AuditFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const params = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length ? `/audit.csv?${params.toString()}` : '/audit.csv';
}

function idOf(text: string | null): number | null {
  const id = Number(text);
  return Number.isInteger(id) && id > 0 ? id : null;
}

const dateOf = (text: string | null): string => (text && nextDay(text) ? text : '');
