import { compileCalendar, type WorkCalendar, type WorkCalendarSpec } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';

/** A calendar ready to reckon with. */
export interface NamedCalendar {
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
}
interface Row {
  id: number;
  spec: string;
}

/** The calendar of a spec, ready to reckon with. */
export const namedCalendar = (spec: WorkCalendarSpec): NamedCalendar => ({
  timeZone: spec.timeZone,
  calendar: compileCalendar(spec),
});

/** The work calendar of each organization; compiled once as long as it stays the same. */
export class CalendarSource {
  // The text and not the version says whether it is the same: a preview has a version that somebody else gets later.
  private readonly compiled = new Map<number, { spec: string; named: NamedCalendar }>();

  /** The organization's own calendar, or the default one. `read` may be a transaction. */
  async of(read: Pick<Reader, 'rows'>, organizationId: number): Promise<NamedCalendar> {
    const [row] = await read.rows<Row>(calendarOf(organizationId));
    return this.named(row);
  }

  /** The same, held until the end of the transaction: whoever edits it finds the deadline that is reckoned with it. */
  async held(tx: Tx, organizationId: number): Promise<NamedCalendar> {
    const [row] = await tx.rowsHeld<Row>(calendarOf(organizationId));
    return this.named(row);
  }

  private named(row: Row | undefined): NamedCalendar {
    if (!row) throw new Error('There is no default work calendar.');
    const known = this.compiled.get(row.id);
    if (known?.spec === row.spec) return known.named;
    const named = namedCalendar(JSON.parse(row.spec) as WorkCalendarSpec);
    this.compiled.set(row.id, { spec: row.spec, named });
    return named;
  }
}

const calendarOf = (organizationId: number) => sql`
  SELECT c.id, c.spec
  FROM organization o JOIN work_calendar c ON c.id = o.calendarId OR (o.calendarId IS NULL AND c.isDefault = 1)
  WHERE o.id = ${organizationId}`;
