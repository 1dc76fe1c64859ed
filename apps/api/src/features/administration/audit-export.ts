import { auditWords, labels, type AuditWords, type Locale } from '@supportal/domain';
import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Origin } from '../../platform/graphql/context';
import { Failure } from '../../platform/graphql/failure';
import { Loaders } from '../../platform/graphql/loaders';
import { csvLine, csvMark } from '../../platform/http/csv';
import { personById } from '../accounts/people.service';
import { organizationName } from '../organizations/organization-name.service';
import type { AuditEntry } from './audit-entry.entity';
import { addressFor, type AuditLog } from './audit-log';
import type { AuditFilter } from './audit-log.types';
import { changesBetween, type AuditTrail } from './audit-trail';

const pageSize = 500;

const columns = [
  'at',
  'actor',
  'address',
  'source',
  'action',
  'kind',
  'objectId',
  'objectName',
  'organization',
  'changes',
] as const;

/** Writes the audit log out as CSV. */
export class AuditExport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly read: Reader,
    private readonly log: AuditLog,
    private readonly trail: AuditTrail,
  ) {}

  /** Writes down that it was exported, then gives the file page by page; `present` answers who still reads. */
  async open(
    viewer: Viewer,
    origin: Origin,
    filter: AuditFilter,
    present: () => Promise<Viewer>,
  ): Promise<AsyncGenerator<string>> {
    if (!viewer.may('audit.read') || !viewer.may('list.export')) throw new Failure('FORBIDDEN', 'forbidden');
    // What the provider looked for is not told to the customers.
    const organizationId = viewer.isProvider ? null : viewer.organizationId;
    const subject = { kind: 'AUDIT' as const, id: 0, name: '', organizationId };
    await this.uow.run(async (tx) => {
      const changes = changesBetween({}, { ...filter });
      await this.trail.write(tx, { id: viewer.id, origin }, 'audit.exported', subject, changes);
      tx.raise('administration.changed', { kind: 'AUDIT', id: 0, organizationId });
    });
    return this.lines(viewer.locale, filter, present);
  }

  private async *lines(
    locale: Locale,
    filter: AuditFilter,
    present: () => Promise<Viewer>,
  ): AsyncGenerator<string> {
    yield csvMark + csvLine(columns.map((column) => labels[locale].auditColumn[column]));
    for (let after: string | null = null, more = true; more;) {
      // Rights that end while the file is being read end the file.
      const viewer = await present();
      const page = await this.log.rows(viewer, filter, { first: pageSize, after });
      const loaders = new Loaders(this.read);
      const words = auditWords(locale, (at) => localTime(new Date(at), viewer.facts.timeZone));
      const lines = await Promise.all(page.rows.map((entry) => lineOf(viewer, loaders, words, entry)));
      yield lines.join('');
      const last = page.rows.at(-1);
      after = last ? page.cursorOf(last) : null;
      more = page.hasNextPage && last !== undefined;
    }
  }
}

async function lineOf(
  viewer: Viewer,
  loaders: Loaders,
  words: AuditWords,
  entry: AuditEntry,
): Promise<string> {
  const { actorId, organizationId } = entry;
  const actor = actorId === null ? null : await loaders.load(personById, actorId);
  const organization = organizationId === null ? '' : await loaders.load(organizationName, organizationId);
  const valueOf = (field: string, value: string | null) => words.value(field, value).join(', ') || '–';
  const changes = entry.changes.map(
    ({ field, before, after }) =>
      `${words.field(field)}: ${valueOf(field, before)} → ${valueOf(field, after)}`,
  );
  return csvLine([
    localTime(entry.at, viewer.facts.timeZone),
    actor?.fullName ?? words.nobody,
    addressFor(viewer, entry, actor?.organizationId ?? null),
    words.source(entry.source),
    words.action(entry.action),
    words.kind(entry.kind),
    entry.objectId,
    entry.objectName,
    organization,
    changes.join('; '),
  ]);
}

// Swedish writes dates the way ISO does.
const localTime = (at: Date, timeZone: string): string =>
  at.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
