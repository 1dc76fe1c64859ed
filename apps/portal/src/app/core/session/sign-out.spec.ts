import { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Router } from '@angular/router';
import { UnsentPages } from '../navigation/unsent-pages';
import { PortalTesting, settle } from '../testing/portal-testing';
import { SignOut } from './sign-out';

@Component({ template: '' })
class Page {}

describe('signing out', () => {
  let portal: PortalTesting;
  beforeEach(async () => {
    portal = new PortalTesting();
    TestBed.configureTestingModule({ providers: portal.providers([{ path: '**', component: Page }]) });
    await portal.speak();
    await TestBed.inject(Router).navigateByUrl('/');
  });

  const asked = () =>
    TestBed.inject(HttpTestingController).match(({ body }) => JSON.stringify(body).includes('signOut'))
      .length;

  it('happens at once where nothing is unsent, on the first page too', async () => {
    const done = TestBed.inject(SignOut).run();
    await portal.answer('SignOut', { signOut: true });
    await done;
    expect(TestBed.inject(Router).url).toBe('/sign-in');
  });

  it('asks before typed text is lost, while there still is a session to stay in', async () => {
    TestBed.inject(UnsentPages).add({ hasUnsent: () => true });
    const fixture = TestBed.createComponent(Page);
    const done = TestBed.inject(SignOut).run();
    await settle();
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await (await root.getHarness(MatButtonHarness.with({ text: 'Остаться' }))).click();
    await done;
    expect(asked()).toBe(0);
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('forgets a page that is gone', async () => {
    const forget = TestBed.inject(UnsentPages).add({ hasUnsent: () => true });
    forget();
    expect(await TestBed.inject(UnsentPages).mayLeave()).toBe(true);
  });
});
