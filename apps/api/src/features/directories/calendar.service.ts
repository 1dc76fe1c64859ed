import { searchKey } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { Failure, notFound } from '../../platform/graphql/failure';
import type { AdminChange } from '../administration/admin-change';
import type { Administration, AdminOrder } from '../administration/administration';
import type { AuditSubject } from '../administration/audit-trail';
import { expectUnused, placesIn, type Places } from '../administration/places';
import type { DeadlineMoves, MovedWait } from '../timers/deadline-moves';
import { exceptionTypes, specOf, toldSpec, weekType } from './calendar-form';
import type { UpdateWorkCalendarInput, WorkCalendarInput } from './calendar.inputs';
import { namedCalendar } from './calendar-source';
import { WorkCalendarRow } from './work-calendar.entity';

const rights = ['calendar.edit'] as const;

/** Lists and edits work calendars. */
export class CalendarService {
  constructor(
    private readonly administration: Administration,
    private readonly read: Reader,
    private readonly moves: DeadlineMoves,
  ) {}

  /** The default one first, the others by name. */
  async list(): Promise<WorkCalendarRow[]> {
    const rows = await this.read.list(WorkCalendarRow);
    return rows.sort(
      (a, b) =>
        Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name, 'ru') || a.id - b.id,
    );
  }

  async find(id: number): Promise<WorkCalendarRow> {
    const row = await this.read.find(WorkCalendarRow, { id });
    if (!row) throw notFound();
    return row;
  }

  /** A new calendar; no organization has it yet. */
  async create(order: AdminOrder, input: WorkCalendarInput): Promise<number> {
    const { made } = await this.administration.change(order, async (change) => {
      await change.withinAll(rights);
      const name = input.name.trim();
      const spec = specOf(input);
      await expectFree(change.tx, name);
      const row = await change.tx.insert(WorkCalendarRow, { name, isDefault: false, spec, version: 1 });
      change.audit('calendar.created', subjectOf(row), {}, { name, ...toldSpec(spec) });
      return row.id;
    });
    return made;
  }

  /** Changes a calendar and reckons the deadlines of all who wait by it anew; a preview only tells which would move. */
  async update(order: AdminOrder, input: UpdateWorkCalendarInput): Promise<MovedWait[]> {
    const { made } = await this.administration.change(order, async (change) => {
      const row = await this.open(change, input.id, input.version);
      const name = input.name.trim();
      const spec = specOf(input);
      await expectFree(change.tx, name, row.id);
      const which = sql`(o.calendarId = ${row.id} OR (o.calendarId IS NULL AND ${Number(row.isDefault)} = 1))`;
      await this.moves.hold(change.tx, which);
      await change.tx.update(WorkCalendarRow, row.id, { name, spec, version: row.version + 1 });
      const shift = { which, from: namedCalendar(row.spec), to: namedCalendar(spec) };
      const waits = await this.moves.reckon(change.tx, shift);
      const by = { id: change.viewer.id, source: order.origin.source };
      if (!order.preview) await this.moves.carryOut(change.tx, by, waits);
      await auditEdit(change, row, { ...row, name, spec });
      return waits;
    });
    return made;
  }

  /** Removes a calendar that is not the default one and that no organization has. */
  async remove(order: AdminOrder, id: number, version: number): Promise<void> {
    await this.administration.change(order, async (change) => {
      const row = await this.open(change, id, version);
      if (row.isDefault) throw new Failure('CONFLICT', 'defaultCalendar');
      await change.tx.lock(WorkCalendarRow, { id });
      expectUnused(await placesOf(change.tx, id));
      await change.tx.remove(WorkCalendarRow, { id });
      change.audit('calendar.deleted', subjectOf(row), told(row), {});
    });
  }

  // The turn keeps other editors away. The row itself is held later, after the tickets: who starts a wait does the same.
  private async open(change: AdminChange, id: number, version: number): Promise<WorkCalendarRow> {
    await change.withinAll(rights);
    const row = await change.tx.find(WorkCalendarRow, { id });
    if (!row) throw notFound();
    const { name, spec } = row;
    const current = { name, timeZone: spec.timeZone, week: weekType(spec) };
    await change.expectVersion(subjectOf(row), row, version, {
      ...current,
      exceptions: exceptionTypes(spec.exceptions),
    });
    return row;
  }
}

const subjectOf = ({ id, name }: WorkCalendarRow): AuditSubject => ({
  kind: 'CALENDAR',
  id,
  name,
  organizationId: null,
});

const told = ({ name, spec }: WorkCalendarRow) => ({ name, ...toldSpec(spec) });

/** Of the many exceptions only those are told that came and went. */
async function auditEdit(change: AdminChange, had: WorkCalendarRow, has: WorkCalendarRow): Promise<void> {
  const [before, after] = [told(had), told(has)];
  const without = (list: readonly string[], other: readonly string[]) =>
    list.filter((line) => !other.includes(line));
  change.audit(
    'calendar.edited',
    subjectOf(had),
    { ...before, exceptions: without(before.exceptions, after.exceptions) },
    { ...after, exceptions: without(after.exceptions, before.exceptions) },
  );
}

async function expectFree(tx: Tx, name: string, own?: number): Promise<void> {
  const rows = await tx.rows<{ id: number; name: string }>(sql`SELECT c.id, c.name FROM work_calendar c`);
  if (rows.some((row) => row.id !== own && searchKey(row.name) === searchKey(name)))
    throw new Failure('BAD_USER_INPUT', 'nameTaken', { fields: { name: { key: 'nameTaken' } } });
}

const placesOf = (tx: Tx, id: number): Promise<Places> =>
  placesIn(tx, [
    sql`SELECT 'ORGANIZATION' AS kind, o.id, o.name FROM organization o WHERE o.calendarId = ${id} ORDER BY o.name`,
  ]);
