import { explain, nextWorkingInstant, timedStatuses } from '@supportal/domain';
import type { Clock } from '../../platform/clock';
import type { Reader } from '../../platform/database/reader';
import type { RequestContext } from '../../access/context';
import type { Batch } from '../../platform/graphql/loaders';
import type { CalendarSource, NamedCalendar } from '../directories/calendar-source';
import { Ticket } from '../tickets/ticket.entity';
import { DeadlineType, ReckoningSegmentType } from './deadline.types';
import type { WaitRules } from './wait-rules';

/** Deadlines of waiting tickets and how they were reckoned. */
export class Deadlines {
  private readonly calendarsOf: Batch<number, NamedCalendar>;

  constructor(
    private readonly rules: WaitRules,
    calendars: CalendarSource,
    private readonly clock: Clock,
  ) {
    this.calendarsOf = (read: Reader, ids) => Promise.all(ids.map((id) => calendars.of(read, id)));
  }

  /** The deadline of a ticket; null when nothing is awaited. */
  async of(ticket: Ticket, { loaders }: RequestContext): Promise<DeadlineType | null> {
    const leadsTo = timedStatuses[ticket.status]?.to;
    if (!ticket.deadlineAt || !ticket.waitStartedAt || !leadsTo) return null;
    const named = await loaders.load(this.calendarsOf, ticket.organizationId);
    const now = this.clock.now();
    const running = this.rules.runs(named, now);
    const pause = running ? null : this.pauseAt(named, now);
    return {
      ticket,
      at: ticket.deadlineAt,
      leadsTo,
      startedAt: ticket.waitStartedAt,
      remainingSeconds: Math.floor(this.rules.between(named, now, ticket.deadlineAt) / 1000),
      asOf: now,
      running,
      pausedReason: pause?.reason ?? null,
      resumesAt: pause?.until ?? null,
      timeZone: named.timeZone,
    };
  }

  /** Every interval counted and skipped, from the start to the deadline. */
  async reckoning(deadline: DeadlineType, { loaders }: RequestContext): Promise<ReckoningSegmentType[]> {
    const { startedAt, at, ticket } = deadline;
    if (this.rules.lengths.demoSeconds) {
      return [{ from: startedAt, to: at, counted: true, reason: 'WORKING', exception: null, note: null }];
    }
    const { calendar } = await loaders.load(this.calendarsOf, ticket.organizationId);
    return explain(calendar, startedAt.getTime(), at.getTime()).map((segment) => ({
      ...segment,
      from: new Date(segment.from),
      to: new Date(segment.to),
      exception: segment.exception ?? null,
      note: segment.note ?? null,
    }));
  }

  private pauseAt({ calendar }: NamedCalendar, now: Date) {
    const until = new Date(nextWorkingInstant(calendar, now.getTime()));
    const reason = explain(calendar, now.getTime(), until.getTime()).at(0)?.reason ?? 'OUTSIDE_HOURS';
    return { until, reason };
  }
}
