import { isAcknowledged, type Deed } from './deed';
import type { Rows } from './history';
import type { Evidence } from './judge';

type Damaged = Pick<Evidence, 'rows' | 'deeds'>;
/** One thing that a faulty server could have done. */
interface Damage {
  readonly name: string;
  damage(rows: Rows, deeds: readonly Deed[]): Damaged;
}

const middle = <T>(items: readonly T[]): T => items[Math.floor(items.length / 2)]!;
const without = <T>(items: readonly T[], one: T): T[] => items.filter((item) => item !== one);
/** Some entry like this in the midst of the log. */
const some = (rows: Rows, kind: string, source = 'API') =>
  middle(rows.events.filter((event) => event.kind === kind && event.source === source));

/** What the judge must not let pass. */
export const damages: readonly Damage[] = [
  {
    name: 'a step is missing',
    damage: (rows, deeds) => ({
      rows: { ...rows, events: without(rows.events, some(rows, 'STATUS_CHANGED')) },
      deeds,
    }),
  },
  {
    name: 'a step of a timer is missing',
    damage: (rows, deeds) => ({
      rows: { ...rows, events: without(rows.events, some(rows, 'STATUS_CHANGED', 'TIMER')) },
      deeds,
    }),
  },
  {
    name: 'a message is there twice',
    damage(rows, deeds) {
      const event = some(rows, 'COMMENTED');
      const id = Math.max(...rows.events.map((one) => one.id)) + 1;
      const message = rows.messages.find((one) => one.entryId === event.id)!;
      return {
        rows: {
          ...rows,
          events: [...rows.events, { ...event, id }],
          messages: [...rows.messages, { ...message, id: 1e9, entryId: id }],
        },
        deeds,
      };
    },
  },
  {
    name: 'a step was taken by somebody without the right',
    damage(rows, deeds) {
      const { authorId } = middle(rows.tickets);
      const event = middle(rows.events.filter(({ toStatus }) => toStatus === 'AWAITING_FIX'));
      return { rows: withEntry(rows, event.id, { actorId: authorId }), deeds };
    },
  },
  {
    name: 'an update of a row was lost',
    damage(rows, deeds) {
      const ticket = middle(rows.tickets);
      const tickets = rows.tickets.map((one) =>
        one === ticket ? { ...one, version: one.version - 1 } : one,
      );
      return { rows: { ...rows, tickets }, deeds };
    },
  },
  {
    name: 'an assignment was overwritten',
    damage(rows, deeds) {
      const ticket = rows.tickets.find(({ assigneeId }) => assigneeId !== null)!;
      const tickets = rows.tickets.map((one) => (one === ticket ? { ...one, assigneeId: null } : one));
      return { rows: { ...rows, tickets }, deeds };
    },
  },
  {
    name: 'an extension was lost',
    damage(rows, deeds) {
      const ticket = rows.tickets.find(({ deadlineAt }) => deadlineAt !== null) ?? middle(rows.tickets);
      const deadlineAt = new Date((ticket.deadlineAt ?? ticket.updatedAt).getTime() - 25);
      const tickets = rows.tickets.map((one) => (one === ticket ? { ...one, deadlineAt } : one));
      return { rows: { ...rows, tickets }, deeds };
    },
  },
  {
    name: 'a timer outlived its wait',
    damage(rows, deeds) {
      const { id: ticketId } = rows.tickets.find(({ deadlineAt }) => deadlineAt === null)!;
      const timer = { id: 1e9, ticketId, kind: 'EXPIRY' as const, hoursLeft: 0, dueAt: new Date() };
      return { rows: { ...rows, timers: [...rows.timers, timer] }, deeds };
    },
  },
  {
    name: 'something refused was done',
    damage(rows, deeds) {
      const deed = middle(
        deeds.filter((one) => isAcknowledged(one) && one.kind === 'move' && one.input.comment),
      );
      const refused: Deed = { ...deed, answers: [], codes: ['CONFLICT'] };
      return { rows, deeds: deeds.map((one) => (one === deed ? refused : one)) };
    },
  },
  {
    name: 'something acknowledged was not done',
    damage(rows, deeds) {
      const deed = middle(deeds.filter((one) => !isAcknowledged(one) && one.kind === 'comment'));
      const answer = { id: deed.input.id!, status: 'NEW', version: 1e9, assignee: null };
      const acknowledged: Deed = { ...deed, answers: [answer], codes: ['OK'] };
      return { rows, deeds: deeds.map((one) => (one === deed ? acknowledged : one)) };
    },
  },
  {
    name: 'a key was remembered twice',
    damage: (rows, deeds) => ({
      rows: { ...rows, keys: [...rows.keys, { ...middle(rows.keys), id: 1e9 }] },
      deeds,
    }),
  },
  {
    name: 'the words of another ticket got in',
    damage(rows, deeds) {
      const message = middle(rows.messages);
      const other = rows.messages.find(({ ticketId }) => ticketId !== message.ticketId)!;
      const messages = rows.messages.map((one) => (one === message ? { ...one, body: other.body } : one));
      return { rows: { ...rows, messages }, deeds };
    },
  },
];

const withEntry = (rows: Rows, id: number, values: Partial<Rows['events'][number]>): Rows => ({
  ...rows,
  events: rows.events.map((event) => (event.id === id ? { ...event, ...values } : event)),
});
