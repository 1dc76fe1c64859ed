import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Origin } from '../../platform/graphql/context';
import { AdminChange, type TicketRelease } from './admin-change';
import type { AuditTrail } from './audit-trail';
import type { RightsEffect } from './rights-effect';

/** Who asks for a change, from where, and whether only to learn what it would do. */
export interface AdminOrder {
  readonly viewer: Viewer;
  readonly origin: Origin;
  /** Nothing is kept: the answer tells what would happen. */
  readonly preview?: boolean;
}

/** What a change made and what it does to rights. */
export interface AdminOutcome<T> {
  readonly made: T;
  readonly effect: RightsEffect;
}

/** The door through which everything administrative is changed. */
export class Administration {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly viewers: ViewerSource,
    private readonly trail: AuditTrail,
    private readonly tickets: TicketRelease,
  ) {}

  /**
   * Makes a change in one transaction with its checks, its entries of the audit log and its news. A preview does the same
   * and takes everything back.
   */
  async change<T>(
    { viewer: caller, origin, preview = false }: AdminOrder,
    work: (change: AdminChange) => Promise<T>,
  ): Promise<AdminOutcome<T>> {
    const { viewers, trail, tickets } = this;
    try {
      return await this.uow.run(async (tx) => {
        const change = new AdminChange({ tx, caller, viewers, origin, trail, tickets });
        const made = await work(change);
        const outcome = { made, effect: await change.finish() };
        if (preview) throw new TakenBack(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.outcome as AdminOutcome<T>;
      throw error;
    }
  }
}

/** Ends the transaction of a preview. */
class TakenBack extends Error {
  constructor(readonly outcome: AdminOutcome<unknown>) {
    super('A preview is taken back.');
  }
}
