import { openStatuses, ticketStatuses, type TicketStatus, type TicketTab } from '@supportal/domain';
import { tabsOf, ticketsOfTab } from '../../access/visible-tickets';
import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { isIn, sql } from '../../platform/database/sql';
import type { TicketList } from './ticket-list';
import type { StatusCountType, TicketCountersType } from './ticket.types';

const open = { statuses: [...openStatuses] };

/** Counters of what the viewer has to do with personally. */
export type OwnCounters = Pick<TicketCountersType, 'mine'> & { byStatus: StatusCountType[] | null };
/** Counters of everything in the viewer's reach. */
export type ReachCounters = Pick<TicketCountersType, 'all' | 'group' | 'unassigned'> & {
  byStatus: StatusCountType[] | null;
};

/** Counts open tickets. */
export class TicketCounters {
  constructor(
    private readonly read: Reader,
    private readonly list: TicketList,
  ) {}

  /** The counters of a viewer as of now. */
  async of(viewer: Viewer): Promise<TicketCountersType> {
    const [own, reach] = await Promise.all([this.own(viewer), this.reach(viewer)]);
    return together(own, reach);
  }

  /** What changes only with tickets the viewer wrote or has. */
  async own(viewer: Viewer): Promise<OwnCounters> {
    return {
      mine: await this.list.count(viewer, 'MINE', open),
      byStatus: tabsOf(viewer).includes('ALL') ? null : await this.byStatus(viewer, 'MINE'),
    };
  }

  /** What changes with every ticket in reach; the same for a whole audience when {@link isShared}. */
  async reach(viewer: Viewer): Promise<ReachCounters> {
    const tabs = tabsOf(viewer);
    const all = tabs.includes('ALL');
    return {
      all: all ? await this.list.count(viewer, 'ALL', open) : null,
      group: tabs.includes('GROUP') ? await this.list.count(viewer, 'GROUP', open) : null,
      unassigned:
        viewer.isProvider && all ? await this.list.count(viewer, 'ALL', { statuses: ['NEW'] }) : null,
      byStatus: all ? await this.byStatus(viewer, 'ALL') : null,
    };
  }

  private async byStatus(viewer: Viewer, tab: TicketTab): Promise<StatusCountType[]> {
    const rows = await this.read.rows<{ status: TicketStatus; n: number }>(sql`
      SELECT t.status, COUNT(*) AS n FROM ticket t
      WHERE ${ticketsOfTab(viewer, tab)} AND ${isIn('t.status', ticketStatuses)} GROUP BY t.status`);
    return ticketStatuses.map((status) => ({
      status,
      count: Number(rows.find((row) => row.status === status)?.n ?? 0),
    }));
  }
}

/** True when the reach of the viewer has nothing personal: no ticket is in it only because they wrote or have it. */
export const isShared = (viewer: Viewer): boolean => viewer.may('ticket.readAll');

/** The two parts as one. */
export const together = (own: OwnCounters, reach: ReachCounters): TicketCountersType => ({
  ...reach,
  mine: own.mine,
  byStatus: reach.byStatus ?? own.byStatus ?? [],
});
