import { priorityRank, statusRank } from '@supportal/domain';
import type { History } from './history';
import type { Complaint, Replayed } from './replay';

const columns = [
  'version',
  'status',
  'type',
  'priority',
  'assigneeId',
  'reopenCount',
  'answered',
  'firstResponseAt',
  'closedAt',
  'statusChangedAt',
  'updatedAt',
  'statusRank',
  'priorityRank',
  'waitStartedAt',
  'deadlineAt',
] as const;

/** Complains where the row of a ticket, its timers or ratings are not what its history makes of it. */
export function checkRow({ ticket, timers, ratings }: History, state: Replayed, complain: Complaint): void {
  const { status, priority, wait } = state;
  const ranks = { statusRank: statusRank(status), priorityRank: priorityRank(priority) };
  const expected = {
    ...state,
    ...ranks,
    waitStartedAt: wait?.since ?? null,
    deadlineAt: wait?.until ?? null,
  };
  for (const column of columns) {
    const [is, should] = [plain(ticket[column]), plain(expected[column])];
    if (is !== should) complain(`${column} is ${is}, its history makes ${should}`);
  }
  const ends = timers.filter(({ kind }) => kind === 'EXPIRY').map(({ dueAt }) => plain(dueAt));
  if (ends.join() !== (wait ? plain(wait.until) : ''))
    complain(`timers of the end: ${ends.join() || 'none'}`);
  if (!wait && timers.length) complain(`${timers.length} timers, though nothing is awaited`);
  if (timers.length > 3) complain(`${timers.length} timers of one wait`);
  const cycles = ratings.map(({ cycle }) => cycle).join();
  if (cycles !== state.rated.join())
    complain(`ratings of closings ${cycles}, its history tells of ${state.rated.join()}`);
}

const plain = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));
