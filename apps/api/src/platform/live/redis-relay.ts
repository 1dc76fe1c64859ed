import { randomUUID } from 'node:crypto';
import { createRedisEventTarget } from '@graphql-yoga/redis-event-target';
import { Redis } from 'ioredis';
import type { Logger } from '../logger';
import type { LiveSignal } from './signals';

/** Carries signals between nodes. */
export interface LiveRelay {
  /** Never throws and never waits: a signal that cannot go out is lost for the other nodes. */
  send(signal: LiveSignal): void;
  close(): void;
}

interface Envelope {
  readonly from: string;
  readonly signal: LiveSignal;
}

const channel = 'supportal:live';
const longestWait = 5_000;
const missed: LiveSignal = { name: 'missed' };

/**
 * A relay over one Redis channel; `deliver` gets what other nodes sent, never what this one did, and `missed` whenever
 * something may have been lost: on the way here, or on the way out from another node.
 */
export function redisRelay(url: string, logger: Logger, deliver: (signal: LiveSignal) => void): LiveRelay {
  const self = randomUUID();
  const retryStrategy = (attempt: number) => Math.min(200 * attempt, longestWait);
  // The publisher fails at once while Redis is away; the subscriber waits and renews its subscription.
  const publisher = new Redis(url, { retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  const subscriber = new Redis(url, { retryStrategy, maxRetriesPerRequest: null });
  const target = createRedisEventTarget<CustomEvent<Envelope>>({
    publishClient: withoutRejections(publisher, logger),
    subscribeClient: withoutRejections(subscriber, logger),
    serializer: { stringify: (envelope) => JSON.stringify(envelope), parse: (text) => parsed(text) },
  });
  target.addEventListener(channel, ({ detail }: CustomEvent<Envelope | null>) => {
    if (detail && detail.from !== self) deliver(detail.signal);
  });
  const send = (signal: LiveSignal) =>
    void target.dispatchEvent(new CustomEvent(channel, { detail: { from: self, signal } }));
  const watched = [
    watch(publisher, logger, () => send(missed)),
    // Until the subscription is in force again more may be missed: whoever looked anew before would not know of it.
    watch(subscriber, logger, () => {
      const renewed = subscriber.subscribe(channel);
      renewed
        .then(() => deliver(missed))
        .catch((error: unknown) => logger.debug({ err: error }, 'away again'));
    }),
  ];
  return {
    send,
    close: () => {
      for (const stop of watched) stop();
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** One line when Redis goes away and one when it is `back`; the answer ends the watch. */
function watch(redis: Redis, logger: Logger, back: () => void): () => void {
  let away = false;
  let closed = false;
  redis.on('error', (error) => {
    if (!away && !closed) logger.error({ err: error }, 'Redis is away: live news stay on this node');
    away = true;
  });
  redis.on('close', () => (away = true));
  redis.on('ready', () => {
    if (!away || closed) return;
    away = false;
    logger.info('Redis is back');
    back();
  });
  return () => (closed = true);
}

/** The same client, but a command nobody awaits does not reject into nowhere. */
function withoutRejections(redis: Redis, logger: Logger): Redis {
  const quietly = (command: Promise<unknown>) =>
    command.catch((error: unknown) => logger.debug({ err: error }, 'live news were not relayed'));
  const safe = Object.create(redis) as Redis;
  safe.publish = ((name: string, message: string) =>
    quietly(redis.publish(name, message))) as Redis['publish'];
  safe.subscribe = ((name: string) => quietly(redis.subscribe(name))) as Redis['subscribe'];
  safe.unsubscribe = ((name: string) => quietly(redis.unsubscribe(name))) as Redis['unsubscribe'];
  return safe;
}

/** True for a signal as this version knows it. */
function isSignal(value: unknown): value is LiveSignal {
  if (typeof value !== 'object' || value === null) return false;
  const { name, ticketId, entryIds, userId, kind, id, organizationId } = value as Record<string, unknown>;
  if (name === 'ticket')
    return Number.isInteger(ticketId) && Array.isArray(entryIds) && entryIds.every(Number.isInteger);
  if (name === 'administration')
    return (
      typeof kind === 'string' &&
      Number.isInteger(id) &&
      (organizationId === null || Number.isInteger(organizationId))
    );
  return name === 'missed' || (name === 'user' && Number.isInteger(userId));
}

/** What others write on the channel is not ours to trust: anything else is no news. */
function parsed(text: string): Envelope | null {
  try {
    const value = JSON.parse(text) as Partial<Envelope> | null;
    return value && isSignal(value.signal) ? (value as Envelope) : null;
  } catch {
    return null;
  }
}
