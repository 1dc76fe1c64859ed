import { compileCalendar, type WorkCalendar, type WorkCalendarSpec } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import { sql } from '../../platform/database/sql';

/** A calendar ready to reckon with. */
export interface NamedCalendar {
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
}
interface Row {
  id: number;
  version: number;
  spec: string;
}

/** The work calendar of each organization; compiled once per version. */
export class CalendarSource {
  private readonly compiled = new Map<string, NamedCalendar>();

  /** The organization's own calendar, or the default one. `read` may be a transaction. */
  async of(read: Pick<Reader, 'rows'>, organizationId: number): Promise<NamedCalendar> {
    const [row] = await read.rows<Row>(sql`
      SELECT c.id, c.version, c.spec FROM work_calendar c
      WHERE c.id = (SELECT o.calendarId FROM organization o WHERE o.id = ${organizationId}) OR c.isDefault = 1
      ORDER BY c.isDefault LIMIT 1`);
    if (!row) throw new Error('There is no default work calendar.');
    const key = `${row.id}:${row.version}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const spec = JSON.parse(row.spec) as WorkCalendarSpec;
    const calendar = { timeZone: spec.timeZone, calendar: compileCalendar(spec) };
    this.compiled.set(key, calendar);
    return calendar;
  }
}
