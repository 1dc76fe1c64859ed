import { TestBed } from '@angular/core/testing';
import { Apollo } from 'apollo-angular';
import { PortalTesting } from '../testing/portal-testing';
import { Connection } from './connection';

describe('Connection', () => {
  let portal: PortalTesting;
  let connection: Connection;
  let refetch: jest.SpyInstance;

  beforeEach(async () => {
    portal = new PortalTesting();
    TestBed.configureTestingModule({ providers: portal.providers() });
    await portal.speak();
    refetch = jest.spyOn(TestBed.inject(Apollo).client, 'refetchQueries');
    jest.useFakeTimers();
    connection = TestBed.inject(Connection);
  });
  afterEach(() => jest.useRealTimers());

  const later = () => jest.advanceTimersByTimeAsync(400);

  it('is online at first, and the first connect asks for nothing', async () => {
    portal.live.emit('connected');
    await later();
    expect(connection.state()).toBe('online');
    expect(refetch).not.toHaveBeenCalled();
  });

  it('asks for everything on the screen after a gap', async () => {
    portal.live.emit('connected');
    portal.live.emit('closed', { code: 1006, reason: '' });
    expect(connection.state()).toBe('reconnecting');
    portal.live.emit('connected');
    expect(connection.state()).toBe('online');
    await later();
    expect(refetch).toHaveBeenCalledTimes(1);
    expect(refetch.mock.calls[0]?.[0]).toMatchObject({ include: 'active' });
    expect(connection.reconnects()).toBe(1);
  });

  it('asks once for all who missed something at a time', async () => {
    connection.catchUp();
    connection.catchUp();
    await later();
    expect(refetch).toHaveBeenCalledTimes(1);
    expect(connection.reconnects()).toBe(1);
  });

  it('takes the farewell after the last subscription for no gap', async () => {
    portal.live.emit('connected');
    portal.live.emit('closed', { code: 1000, reason: 'Normal Closure' });
    expect(connection.state()).toBe('online');
    portal.live.emit('connected');
    await later();
    expect(refetch).not.toHaveBeenCalled();
  });

  it('leaves a refused session to the session', () => {
    portal.refused.set(true);
    portal.live.emit('closed', { code: 4401, reason: 'Unauthorized' });
    expect(connection.state()).toBe('online');
  });

  it('knows when the device has no network', () => {
    window.dispatchEvent(new Event('offline'));
    expect(connection.state()).toBe('offline');
    window.dispatchEvent(new Event('online'));
    expect(connection.state()).toBe('online');
  });
});
