import type { ViewerSource } from '../../access/viewer-source';
import type { Config } from '../../config';
import type { Idempotency } from '../../platform/database/idempotency';
import type { AttachmentStore } from '../attachments/attachment.store';
import { CalendarSource } from '../directories/calendar-source';
import type { Platform } from '../index';
import { DeadlineResolver, TicketDeadlineResolver } from '../timers/deadline.resolver';
import { Deadlines } from '../timers/deadlines.service';
import { DueTimers } from '../timers/due-timers';
import { WaitRules } from '../timers/wait-rules';
import { waitReactions, Waits } from '../timers/waits';
import { AssigneesResolver } from './assignees.resolver';
import { TicketConversation } from './ticket-conversation';
import { TicketCounters } from './ticket-counters';
import { TicketCreation } from './ticket-creation';
import { TicketDeskWork } from './ticket-desk-work';
import { TicketList } from './ticket-list';
import { TicketLists } from './ticket-lists.resolver';
import { TicketLog } from './ticket-log';
import { TicketMovement } from './ticket-movement';
import { TicketMutations, type TicketServices } from './ticket-mutations.resolver';
import { TicketRatingService } from './ticket-rating.service';
import { TicketResolver } from './ticket.resolver';
import type { TicketSight } from './ticket-sight.service';
import { TicketSubscriptions } from './ticket.subscriptions';
import { TicketTimeline } from './ticket-timeline';
import {
  AttachmentResolver,
  MessageResolver,
  RatingResolver,
  TimelineEntryResolver,
} from './timeline.resolver';

interface Needs {
  readonly sight: TicketSight;
  readonly viewers: ViewerSource;
  readonly attachments: AttachmentStore;
  readonly once: Idempotency;
}

/** Name of the job that acts on due timers. */
export const timersJob = 'act on due timers';

/** Tickets and their timers, wired; returns the resolvers. */
export function ticketFeature(platform: Platform, { sight, viewers, attachments, once }: Needs): object[] {
  const { config, database, clock, bus, jobs, logger } = platform;
  const { uow, read } = database;
  const calendars = new CalendarSource();
  const rules = waitRulesOf(config);
  const log = new TicketLog(attachments);
  const movement = new TicketMovement(once, log, viewers, clock);
  waitReactions(bus, new Waits(rules, calendars));
  const timers = new DueTimers({ read, uow, movement, log, rules, calendars, clock, logger });
  jobs.define(timersJob, async () => void (await timers.run()));
  jobs.every('1 second', timersJob);

  const list = new TicketList(read);
  const counters = new TicketCounters(read, list);
  const timelines = new TicketTimeline(read);
  const deadlines = new Deadlines(rules, calendars, clock);
  const services = ticketServices(platform, { viewers, attachments, once, log, movement });
  return [
    new TicketResolver(sight, timelines),
    new TicketMutations(sight, services),
    new TicketLists(list, counters),
    new AssigneesResolver(read, sight, viewers),
    new TicketDeadlineResolver(deadlines),
    new DeadlineResolver(deadlines),
    new TicketSubscriptions({ sight, counters, timelines }),
    new TimelineEntryResolver(),
    new MessageResolver(),
    new AttachmentResolver(),
    new RatingResolver(),
  ];
}

/** The lengths of waits as they are configured. */
export const waitRulesOf = (config: Config): WaitRules =>
  new WaitRules({
    AWAITING_INFO: config.WAIT_INFO_HOURS,
    AWAITING_CLOSURE: config.WAIT_CLOSURE_HOURS,
    demoSeconds: config.DEMO_WAIT_SECONDS,
  });

function ticketServices(
  { clock, database: { uow } }: Platform,
  {
    viewers,
    attachments,
    once,
    log,
    movement,
  }: Omit<Needs, 'sight'> & { log: TicketLog; movement: TicketMovement },
): TicketServices {
  return {
    creation: new TicketCreation(once, log, attachments, viewers, clock),
    movement,
    conversation: new TicketConversation(once, log, movement, viewers, clock),
    desk: new TicketDeskWork(uow, once, log, viewers, clock),
    ratings: new TicketRatingService(uow, log, viewers, clock),
  };
}
