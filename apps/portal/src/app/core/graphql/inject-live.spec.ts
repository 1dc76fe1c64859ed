import { Injector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Apollo, gql } from 'apollo-angular';
import type { GraphQLError } from 'graphql';
import { Connection } from '../connection/connection';
import { PortalTesting } from '../testing/portal-testing';
import { injectLive } from './inject-live';

const NewsDocument = gql<{ news: string }, Record<string, never>>`
  subscription News {
    news
  }
`;

describe('injectLive', () => {
  let portal: PortalTesting;
  let told: string[];
  let refetch: jest.SpyInstance;
  const pass = (ms: number): Promise<unknown> => jest.advanceTimersByTimeAsync(ms);
  const end = (): void => portal.live.open[0]?.sink.complete();
  const fail = (code: string): void =>
    portal.live.open[0]?.sink.error([{ message: 'Нет', extensions: { code } } as unknown as GraphQLError]);
  const subscribed = (): number => portal.live.operations.length;

  beforeEach(async () => {
    portal = new PortalTesting();
    told = [];
    TestBed.configureTestingModule({ providers: portal.providers() });
    await portal.speak();
    refetch = jest.spyOn(TestBed.inject(Apollo).client, 'refetchQueries');
    jest.useFakeTimers();
    runInInjectionContext(TestBed.inject(Injector), () =>
      injectLive(
        NewsDocument,
        () => ({}),
        ({ news }) => told.push(news),
      ),
    );
    TestBed.tick();
    await pass(0);
  });
  afterEach(() => jest.useRealTimers());

  it('tells what arrives', async () => {
    portal.live.send('News', { news: 'раз' });
    await pass(0);
    expect(told).toEqual(['раз']);
  });

  it('subscribes again when the server ends it, and asks for what was missed', async () => {
    end();
    await pass(2_900);
    expect(subscribed()).toBe(0);
    await pass(200);
    expect(subscribed()).toBe(1);
    await pass(400);
    expect(refetch).toHaveBeenCalledTimes(1);
    expect(TestBed.inject(Connection).reconnects()).toBe(1);
  });

  it.each(['INTERNAL', 'RATE_LIMITED'])('tries again after %s, each time later', async (code) => {
    fail(code);
    await pass(3_100);
    expect(subscribed()).toBe(1);
    fail(code);
    await pass(3_100);
    expect(subscribed()).toBe(0);
    await pass(3_000);
    expect(subscribed()).toBe(1);
    portal.live.send('News', { news: 'снова' });
    end();
    await pass(3_100);
    expect(subscribed()).toBe(1);
  });

  it.each(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'PASSWORD_CHANGE_REQUIRED', 'BAD_USER_INPUT'])(
    'takes %s for an answer',
    async (code) => {
      fail(code);
      await pass(120_000);
      expect(subscribed()).toBe(0);
      expect(refetch).not.toHaveBeenCalled();
    },
  );
});
