import type { EventBus } from '../platform/events/event-bus';
import type { LivePubSub } from '../platform/live/pub-sub';
import type { EventName, Events } from '../events';

type TicketEventName = Extract<EventName, `ticket.${string}`>;

// A name left out here would be a change nobody sees: the type makes sure that none is.
const ticketEvents: Record<Exclude<TicketEventName, 'ticket.answered'>, true> = {
  'ticket.created': true,
  'ticket.moved': true,
  'ticket.commented': true,
  'ticket.noted': true,
  'ticket.assigned': true,
  'ticket.corrected': true,
  'ticket.waitExtended': true,
  'ticket.deadlineMoved': true,
  'ticket.reminded': true,
  'ticket.rated': true,
};

/** Tells open subscriptions what was committed: ids only. */
export function liveReactions(bus: EventBus, pubSub: LivePubSub): void {
  const tell = (event: Events[TicketEventName]) => {
    const { ticketId, entryId } = event;
    pubSub.publish({ name: 'ticket', ticketId, entryIds: [entryId] });
  };
  for (const name of Object.keys(ticketEvents) as (keyof typeof ticketEvents)[]) bus.live(name, tell);
  bus.live('user.changed', ({ userId }) => pubSub.publish({ name: 'user', userId }));
  bus.live('administration.changed', (change) => pubSub.publish({ name: 'administration', ...change }));
  bus.live('session.ended', ({ userId, sessionId }) =>
    pubSub.publish({ name: 'user', userId, endedSessionId: sessionId }),
  );
}
