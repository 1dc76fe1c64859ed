import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Permission } from '@supportal/domain';
import { PortalTesting, sessionOf, settle } from '../testing/portal-testing';
import { Language } from '../i18n/language';
import { AccessEvents } from '../graphql/access-events';
import { innerPath, passwordChanger, signedInOnly, signedOutOnly } from './guards';
import { SessionStore } from './session-store';

describe('SessionStore', () => {
  let portal: PortalTesting;
  let session: SessionStore;

  beforeEach(async () => {
    portal = new PortalTesting();
    TestBed.configureTestingModule({ providers: portal.providers() });
    await portal.speak();
    session = TestBed.inject(SessionStore);
  });

  const load = async (answer: unknown): Promise<void> => {
    const loaded = session.load();
    await portal.answer('Session', { session: answer });
    await loaded;
    await settle();
  };

  it('knows who is signed in and what they may do', async () => {
    await load(sessionOf({ adminSections: ['CALENDARS'] }));
    expect(session.viewer()?.login).toBe('ivanov');
    expect(session.may('ticket.create')).toBe(true);
    expect(session.may('ticket.process')).toBe(false);
    expect(session.administers()).toBe(true);
    expect(session.tabs()).toEqual(['MINE', 'ALL']);
  });

  it('does not let a right of one group count for administration', async () => {
    const permissions = ['group.edit', 'role.edit'];
    await load(sessionOf({ permissions, permissionsEverywhere: ['role.edit'] }));
    expect(permissions.map((right) => session.may(right as Permission))).toEqual([true, true]);
    expect(permissions.map((right) => session.mayAdminister(right as Permission))).toEqual([false, true]);
    portal.live.send('SessionChanged', {
      sessionChanged: sessionOf({ permissions, permissionsEverywhere: [] }),
    });
    await settle();
    expect(session.mayAdminister('role.edit')).toBe(false);
  });

  it('says that nobody is signed in, and listens to nothing then', async () => {
    await load(null);
    expect(session.signedIn()).toBe(false);
    expect(portal.live.operations).toEqual([]);
  });

  it('keeps the reason when the session cannot be asked for', async () => {
    const loaded = session.load();
    (await portal.request('Session')).error(new ProgressEvent('error'));
    await loaded;
    expect(session.startFailure()?.code).toBe('NETWORK');
  });

  it('follows changes of rights', async () => {
    await load(sessionOf());
    portal.live.send('SessionChanged', { sessionChanged: sessionOf({ tabs: ['MINE', 'ALL', 'GROUP'] }) });
    await settle();
    expect(session.tabs()).toEqual(['MINE', 'ALL', 'GROUP']);
    expect(session.administers()).toBe(false);
  });

  it('follows the language of the viewer', async () => {
    await load(sessionOf({ locale: 'en' }));
    await settle();
    expect(TestBed.inject(Language).current()).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });

  it('keeps the screen when the session ends, and goes on after the next sign-in', async () => {
    await load(sessionOf());
    portal.live.send('SessionChanged', { sessionChanged: null });
    await portal.answer('Session', { session: null });
    await settle();
    expect(session.ended()).toBe(true);
    expect(session.viewer()?.login).toBe('ivanov');
    session.accept(sessionOf());
    await settle();
    expect(session.ended()).toBe(false);
    expect(portal.restart).toHaveBeenCalledTimes(1);
    expect(portal.live.operations).toEqual(['SessionChanged']);
  });

  it('goes on when another session came in place of the one that ended', async () => {
    await load(sessionOf());
    portal.live.send('SessionChanged', { sessionChanged: null });
    await portal.answer('Session', { session: sessionOf({ tabs: ['MINE'] }) });
    await settle();
    expect(session.ended()).toBe(false);
    expect(session.tabs()).toEqual(['MINE']);
    expect(portal.restart).toHaveBeenCalledTimes(1);
    expect(portal.live.operations).toEqual(['SessionChanged']);
  });

  it('takes no notice of an old answer after a new session began', async () => {
    await load(sessionOf());
    portal.live.send('SessionChanged', { sessionChanged: null });
    const asked = await portal.request('Session');
    session.replace(sessionOf());
    asked.flush({ data: { session: null } });
    await settle();
    expect(session.ended()).toBe(false);
    expect(portal.restart).toHaveBeenCalledTimes(1);
  });

  it('says that the session ended when nobody can be asked', async () => {
    await load(sessionOf());
    portal.live.send('SessionChanged', { sessionChanged: null });
    (await portal.request('Session')).error(new ProgressEvent('error'));
    await settle();
    expect(session.ended()).toBe(true);
  });

  it('asks once what the session is when many calls are refused at a time', async () => {
    await load(sessionOf());
    const { unauthenticated } = TestBed.inject(AccessEvents);
    unauthenticated.next();
    unauthenticated.next();
    await portal.answer('Session', { session: null });
    await settle();
    expect(session.ended()).toBe(true);
    await expect(portal.request('Session')).rejects.toThrow('was not asked for');
  });

  it('learns that a change of password is owed', async () => {
    await load(sessionOf());
    TestBed.inject(AccessEvents).passwordChangeRequired.next();
    await portal.answer('Session', { session: sessionOf({}, true) });
    await settle();
    expect(session.mustChangePassword()).toBe(true);
  });

  describe('guards', () => {
    const run = (guard: typeof signedInOnly, url: string, params: Record<string, string> = {}): string => {
      const queryParamMap = { get: (name: string) => params[name] ?? null };
      const verdict = TestBed.runInInjectionContext(() =>
        guard({ queryParamMap } as never, { url } as never),
      );
      return verdict === true ? 'open' : TestBed.inject(Router).serializeUrl(verdict as never);
    };

    it('send strangers to sign in, and remember where they wanted to go', () => {
      expect(run(signedInOnly, '/tickets/card/5')).toBe('/sign-in?returnUrl=%2Ftickets%2Fcard%2F5');
      expect(run(signedInOnly, '/')).toBe('/sign-in');
      expect(run(passwordChanger, '/password')).toBe('/sign-in');
      expect(run(signedOutOnly, '/sign-in')).toBe('open');
    });

    it('let signed-in people in', () => {
      session.accept(sessionOf());
      expect(run(signedInOnly, '/tickets')).toBe('open');
      expect(run(passwordChanger, '/password')).toBe('open');
      expect(run(signedOutOnly, '/sign-in', { returnUrl: '/tickets/all' })).toBe('/tickets/all');
    });

    it('open nothing but the change of password while it is owed', () => {
      session.accept(sessionOf({}, true));
      expect(run(signedInOnly, '/tickets')).toBe('/password?returnUrl=%2Ftickets');
      expect(run(passwordChanger, '/password')).toBe('open');
    });

    it.each([
      ['/tickets/mine?status=new', '/tickets/mine?status=new'],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['https://evil.example', '/'],
      ['/sign-in', '/'],
      [undefined, '/'],
    ])('return only inside the portal: %s', (wanted, path) => expect(innerPath(wanted)).toBe(path));
  });
});
