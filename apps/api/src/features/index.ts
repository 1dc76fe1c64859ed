import type { Viewer } from '../access/viewer';
import { ViewerSource } from '../access/viewer-source';
import type { Config } from '../config';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/database';
import { Idempotency } from '../platform/database/idempotency';
import type { EventBus } from '../platform/events/event-bus';
import type { FileStore } from '../platform/files/file-store';
import type { ResolverInstance } from '../platform/graphql/build-schema';
import type { JobRunner } from '../platform/jobs/job-runner';
import { LiveHub } from '../platform/live/live-hub';
import type { LivePubSub } from '../platform/live/pub-sub';
import type { Logger } from '../platform/logger';
import type { Mailer } from '../platform/mail/mailer';
import type { Passwords } from '../platform/security/password-port';
import { AccountResolver } from './accounts/account.resolver';
import { AccountService } from './accounts/account.service';
import { accountsAdministration } from './accounts/feature';
import { AccountSubscriptions } from './accounts/account.subscriptions';
import { KnownSessions } from './accounts/known-sessions';
import { OpenSockets } from './accounts/open-sockets';
import { PersonResolver } from './accounts/person.resolver';
import { SessionStore, type KnownSession } from './accounts/session-store';
import { SignInThrottle } from './accounts/sign-in-throttle';
import { administrationResolvers } from './administration/feature';
import { Administration } from './administration/administration';
import { AuditExport } from './administration/audit-export';
import { AuditLog } from './administration/audit-log';
import { AuditTrail } from './administration/audit-trail';
import { AttachmentAccess } from './attachments/attachment-access.service';
import { AttachmentStore } from './attachments/attachment.store';
import { removeOrphans } from './attachments/orphans';
import { directoryFeature } from './directories/feature';
import { TicketFormResolver } from './directories/ticket-form.resolver';
import { liveReactions } from './live.reactions';
import { notificationReactions } from './notifications/notification.reactions';
import { TicketLog } from './tickets/ticket-log';
import { TicketRelease } from './tickets/ticket-release';
import { readTicketNews, type TicketNews } from './tickets/ticket-news';
import { TicketSight } from './tickets/ticket-sight.service';
import { rightsFeature } from './roles/feature';
import { ticketFeature } from './tickets/feature';

/** What the platform gives to the features. */
export interface Platform {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly database: Database;
  readonly bus: EventBus;
  readonly pubSub: LivePubSub;
  readonly files: FileStore;
  readonly mailer: Mailer;
  readonly passwords: Passwords;
  readonly jobs: JobRunner;
}

/** The features, wired: what the server needs of them. */
export interface Features {
  readonly resolvers: readonly ResolverInstance[];
  readonly sessions: SessionStore;
  readonly sockets: OpenSockets;
  /** Delivers live changes. */
  readonly hub: LiveHub<Viewer, TicketNews>;
  readonly attachments: AttachmentStore;
  readonly downloads: AttachmentAccess;
  readonly auditExport: AuditExport;
}

/** Wires every feature to the platform. */
export function createFeatures(platform: Platform): Features {
  const { config, database, clock, bus, pubSub, files, mailer, logger } = platform;
  const { uow, read } = database;
  const viewers = new ViewerSource(read);
  const sessions = sessionStore(platform, viewers);
  const sockets = new OpenSockets(sessions, pubSub);
  const attachments = new AttachmentStore(uow, read, files, clock);
  const once = new Idempotency(uow, clock);
  const hub = liveHub(platform, sessions);
  const sight = new TicketSight(read);
  const tickets = ticketFeature(platform, { sight, viewers, attachments, once });
  const throttle = new SignInThrottle(uow, clock);
  const admin = administrationParts(platform, viewers, attachments);
  const administrative = administrativeResolvers(platform, admin, { viewers, sessions, throttle });
  const accounts = new AccountService(uow, read, sessions, throttle, platform.passwords);

  liveReactions(bus, pubSub);
  notificationReactions({
    bus,
    read,
    mailer,
    portalUrl: portalUrl(config),
    logger,
    waitHours: config.WAIT_CLOSURE_HOURS,
  });
  housekeeping(platform, { sessions, throttle, once });

  const resolvers = [
    new AccountResolver(accounts, sessions),
    new AccountSubscriptions(),
    new PersonResolver(),
    new TicketFormResolver(read),
    ...tickets,
    ...administrative,
  ] as ResolverInstance[];
  const downloads = new AttachmentAccess(read, sight);
  return { resolvers, sessions, sockets, hub, attachments, downloads, auditExport: admin.auditExport };
}

interface AdministrationNeeds {
  readonly viewers: ViewerSource;
  readonly sessions: SessionStore;
  readonly throttle: SignInThrottle;
}

function sessionStore(
  { config, clock, database: { uow, read } }: Platform,
  viewers: ViewerSource,
): SessionStore {
  const watch = uow.watch(['user_session', 'user_account', 'organization']);
  // Of several nodes each asks the database: a message that rights have changed may be late or lost.
  const known = new KnownSessions<KnownSession>(watch, clock, config.REDIS_URL ? 0 : 2_000);
  return new SessionStore(read, uow, viewers, clock, known, config.SESSION_HOURS);
}

/** Everything that is administered. */
function administrativeResolvers(
  platform: Platform,
  admin: ReturnType<typeof administrationParts>,
  needs: AdministrationNeeds,
): object[] {
  const { administration } = admin;
  return [
    ...administrationResolvers(platform, needs.viewers),
    ...rightsFeature(platform, administration),
    ...accountsAdministration(platform, { administration, ...needs }),
    ...directoryFeature(platform, { ...admin, sessions: needs.sessions }),
  ];
}

interface Kept {
  readonly sessions: SessionStore;
  readonly throttle: SignInThrottle;
  readonly once: Idempotency;
}

/** Removes what nobody needs any more, every hour. */
function housekeeping(
  { database: { uow, read }, files, clock, jobs, logger }: Platform,
  { sessions, throttle, once }: Kept,
): void {
  repeat(jobs, '1 hour', 'remove unused files', removeOrphans({ uow, read, files, clock, logger }));
  repeat(jobs, '1 hour', 'remove expired sessions', () => sessions.removeExpired());
  repeat(jobs, '1 hour', 'forget failed sign-ins', () => throttle.forget());
  repeat(jobs, '1 hour', 'forget idempotency keys', () => once.forget());
}

/** What every administrative change goes through, and what tells of it. */
function administrationParts(
  { database: { uow, read }, clock }: Platform,
  viewers: ViewerSource,
  attachments: AttachmentStore,
) {
  const log = new TicketLog(attachments);
  const trail = new AuditTrail(clock);
  const administration = new Administration(uow, viewers, trail, new TicketRelease(log, clock));
  const audit = new AuditLog(read);
  return { log, administration, audit, auditExport: new AuditExport(uow, read, audit, trail) };
}

function liveHub({ pubSub, database: { read }, logger }: Platform, sessions: SessionStore): Features['hub'] {
  return new LiveHub({
    pubSub,
    read,
    logger,
    renewed: (known) => sessions.renewed(known),
    readTicket: readTicketNews,
  });
}

/** Defines a job and how often it runs. */
export function repeat(jobs: JobRunner, interval: string, name: string, run: () => Promise<unknown>): void {
  jobs.define(name, async () => void (await run()));
  jobs.every(interval, name);
}

const portalUrl = (config: Config): string => config.PORTAL_URL ?? `http://${config.HOST}:${config.PORT}`;
