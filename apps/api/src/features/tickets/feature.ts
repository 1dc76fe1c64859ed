import type { ViewerSource } from '../../access/viewer-source';
import type { Idempotency } from '../../platform/database/idempotency';
import type { LiveGate } from '../../platform/live/live-gate';
import type { AttachmentStore } from '../attachments/attachment.store';
import { CalendarSource } from '../directories/calendar-source';
import type { Platform } from '../index';
import { DeadlineResolver } from '../timers/deadline.resolver';
import { DueTimers } from '../timers/due-timers';
import { WaitRules } from '../timers/wait-rules';
import { waitReactions, Waits } from '../timers/waits';
import { AssigneesResolver } from './assignees.resolver';
import { TicketConversation } from './ticket-conversation';
import { TicketCreation } from './ticket-creation';
import { TicketDeskWork } from './ticket-desk-work';
import { TicketList } from './ticket-list';
import { TicketLists } from './ticket-lists.resolver';
import { TicketLog } from './ticket-log';
import { TicketMovement } from './ticket-movement';
import { TicketMutations } from './ticket-mutations.resolver';
import { TicketRatingService } from './ticket-rating.service';
import { TicketResolver } from './ticket.resolver';
import { TicketSubscriptions } from './ticket.subscriptions';
import { TicketTimeline } from './ticket-timeline';
import {
  AttachmentResolver,
  MessageResolver,
  RatingResolver,
  TimelineEntryResolver,
} from './timeline.resolver';

interface Needs {
  readonly viewers: ViewerSource;
  readonly attachments: AttachmentStore;
  readonly once: Idempotency;
  readonly gate: LiveGate;
}

/** Name of the job that acts on due timers. */
export const timersJob = 'act on due timers';

/** Tickets and their timers, wired; returns the resolvers. */
export function ticketFeature(platform: Platform, { viewers, attachments, once, gate }: Needs): object[] {
  const { config, database, clock, bus, pubSub, jobs, logger } = platform;
  const { uow, read } = database;
  const calendars = new CalendarSource();
  const rules = new WaitRules({
    AWAITING_INFO: config.WAIT_INFO_HOURS,
    AWAITING_CLOSURE: config.WAIT_CLOSURE_HOURS,
    demoSeconds: config.DEMO_WAIT_SECONDS,
  });
  const log = new TicketLog(clock, attachments);
  const movement = new TicketMovement(once, log, clock);
  waitReactions(bus, new Waits(rules, calendars, clock));
  const timers = new DueTimers({ read, uow, movement, log, rules, calendars, clock, logger });
  jobs.define(timersJob, async () => void (await timers.run()));
  jobs.every('1 second', timersJob);

  const list = new TicketList(read);
  const lists = new TicketLists(read, list);
  const timelines = new TicketTimeline(read);
  const deadlines = new DeadlineResolver(rules, calendars, clock);
  const services = {
    creation: new TicketCreation(once, log, attachments, clock),
    movement,
    conversation: new TicketConversation(once, log, movement, clock),
    desk: new TicketDeskWork(uow, log, viewers, clock),
    ratings: new TicketRatingService(uow, log, clock),
  };
  return [
    new TicketResolver(read, timelines, deadlines),
    new TicketMutations(read, services),
    lists,
    new AssigneesResolver(read, viewers),
    deadlines,
    new TicketSubscriptions({ read, pubSub, gate, list, lists, timelines }),
    new TimelineEntryResolver(),
    new MessageResolver(),
    new AttachmentResolver(),
    new RatingResolver(),
  ];
}
