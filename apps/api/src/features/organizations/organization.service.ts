import type { Clock } from '../../platform/clock';
import { named } from '../../platform/database/named';
import { sql } from '../../platform/database/sql';
import type { Tx } from '../../platform/database/tx';
import { Failure, notFound } from '../../platform/graphql/failure';
import type { SessionStore } from '../accounts/session-store';
import type { AdminChange } from '../administration/admin-change';
import type { Administration, AdminOrder, AdminOutcome } from '../administration/administration';
import type { AuditSubject } from '../administration/audit-trail';
import type { CalendarSource } from '../directories/calendar-source';
import { WorkCalendarRow } from '../directories/work-calendar.entity';
import type { DeadlineMoves, MovedWait } from '../timers/deadline-moves';
import { Organization, OrganizationKind } from './organization.entity';
import type { CreateOrganizationInput, UpdateOrganizationInput } from './organization.inputs';
import { makeStandardRoles } from './standard-roles';

const rights = ['organization.edit'] as const;

interface Needs {
  readonly administration: Administration;
  readonly sessions: SessionStore;
  readonly calendars: CalendarSource;
  readonly moves: DeadlineMoves;
  readonly clock: Clock;
}

/** Edits organizations. */
export class OrganizationService {
  constructor(private readonly needs: Needs) {}

  /** A new customer, on request with the usual permission sets and roles. */
  async create(order: AdminOrder, input: CreateOrganizationInput): Promise<number> {
    const { made } = await this.needs.administration.change(order, async (change) => {
      const { tx } = change;
      await change.withinAll(rights);
      const values = { ...named(input.name.trim()), calendarId: input.calendarId ?? null, active: true };
      await expectFree(tx, values.nameKey);
      await expectCalendar(tx, values.calendarId);
      const row = await tx.insert(Organization, {
        ...values,
        kind: OrganizationKind.CUSTOMER,
        version: 1,
        createdAt: this.needs.clock.now(),
      });
      change.audit('organization.created', subjectOf(row), {}, await told(tx, row));
      if (input.standardRoles) await makeStandardRoles(change, row.id);
      return row.id;
    });
    return made;
  }

  /** Changes name, working hours and state; the deadlines of its waiting tickets follow its working hours. */
  update(order: AdminOrder, input: UpdateOrganizationInput): Promise<AdminOutcome<MovedWait[]>> {
    return this.needs.administration.change(order, async (change) => {
      const row = await this.open(change, input);
      const { tx } = change;
      const values = {
        ...named(input.name.trim()),
        calendarId: input.calendarId ?? null,
        active: input.active,
      };
      await expectFree(tx, values.nameKey, row.id);
      await expectCalendar(tx, values.calendarId);
      if (row.kind === OrganizationKind.PROVIDER && !input.active)
        throw new Failure('CONFLICT', 'providerStays');
      if (values.active !== row.active) await this.switching(change, row);
      const before = await told(tx, row);
      const waits = await this.write(order, change, row, values);
      change.audit('organization.edited', subjectOf(row), before, await told(tx, { ...row, ...values }));
      return waits;
    });
  }

  private async open(change: AdminChange, { id, version }: UpdateOrganizationInput): Promise<Organization> {
    const { tx } = change;
    // FORBIDDEN before anything is looked for.
    await change.withinAll(rights);
    const known = await tx.find(Organization, { id });
    if (!known) throw notFound();
    await change.within(id, rights);
    const row = (await tx.find(Organization, { id }))!;
    const { name, calendarId, active } = row;
    await change.expectVersion(subjectOf(row), row, version, { name, calendarId, active });
    return row;
  }

  /** All its people lose everything they hold, or get it back. */
  private async switching(change: AdminChange, { id, active }: Organization): Promise<void> {
    const people = await change.tx.rows<{ id: number }>(
      sql`SELECT u.id FROM user_account u WHERE u.organizationId = ${id}`,
    );
    await change.affecting(people.map((person) => person.id));
    if (!active) return;
    change.closing = true;
    await this.needs.sessions.endOfOrganization(change.tx, id);
  }

  // Tickets before the organization and its calendar: whoever starts a wait holds them in this order.
  private async write(
    { origin, preview }: AdminOrder,
    { tx, viewer }: AdminChange,
    row: Organization,
    values: Pick<Organization, 'name' | 'nameKey' | 'calendarId' | 'active'>,
  ): Promise<MovedWait[]> {
    const next = { ...values, version: row.version + 1 };
    if (values.calendarId === row.calendarId) {
      await tx.update(Organization, row.id, next);
      return [];
    }
    const { moves, calendars } = this.needs;
    const which = sql`o.id = ${row.id}`;
    await moves.hold(tx, which);
    const from = await calendars.of(tx, row.id);
    await tx.update(Organization, row.id, next);
    const waits = await moves.reckon(tx, { which, from, to: await calendars.of(tx, row.id) });
    if (!preview) await moves.carryOut(tx, { id: viewer.id, source: origin.source }, waits);
    return waits;
  }
}

const subjectOf = ({ id, name }: Organization): AuditSubject => ({
  kind: 'ORGANIZATION',
  id,
  name,
  organizationId: id,
});

async function told(tx: Tx, { name, active, calendarId }: Organization) {
  const calendar = calendarId === null ? null : await tx.find(WorkCalendarRow, { id: calendarId });
  return { name, active, calendar: calendar?.name ?? null };
}

async function expectFree(tx: Tx, nameKey: string, own?: number): Promise<void> {
  const others = await tx.list(Organization, { nameKey });
  if (others.some(({ id }) => id !== own))
    throw new Failure('BAD_USER_INPUT', 'nameTaken', { fields: { name: { key: 'nameTaken' } } });
}

async function expectCalendar(tx: Tx, calendarId: number | null): Promise<void> {
  if (calendarId === null || (await tx.find(WorkCalendarRow, { id: calendarId }))) return;
  throw new Failure('BAD_USER_INPUT', 'badInput', { fields: { calendarId: { key: 'unknownValue' } } });
}
