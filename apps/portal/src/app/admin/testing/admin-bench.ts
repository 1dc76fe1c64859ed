import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Location } from '@angular/common';
import { provideRouter, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { SessionStore } from '../../core/session/session-store';
import type { SessionFieldsFragment } from '../../core/session/session.generated';
import { PortalTesting, sessionOf, settle } from '../../core/testing/portal-testing';

@Component({ selector: 'portal-elsewhere', template: 'Рабочий стол' })
class Elsewhere {}

/** People of a bench: administrators of the provider and of a customer. */
export const provider = { id: 1, name: 'Поддержка', kind: 'PROVIDER', __typename: 'Organization' } as const;
/** The other one. */
export const customer = { id: 2, name: 'Ромашка', kind: 'CUSTOMER', __typename: 'Organization' } as const;

/** «Администрирование» with the server in the hands of the test. */
export class AdminBench extends PortalTesting {
  harness!: RouterTestingHarness;

  /** Opens an address as somebody who administers. */
  static async open(url: string, viewer: Partial<SessionFieldsFragment['viewer']> = {}): Promise<AdminBench> {
    const bench = new AdminBench();
    TestBed.configureTestingModule({
      providers: [
        bench.providers(),
        provideRouter(
          [
            { path: '', pathMatch: 'full', component: Elsewhere },
            { path: 'admin', loadChildren: () => import('../admin.routes') },
          ],
          withComponentInputBinding(),
          withRouterConfig({ paramsInheritanceStrategy: 'always' }),
        ),
      ],
    });
    await bench.speak();
    bench.become(viewer);
    bench.harness = await RouterTestingHarness.create(url);
    await settle();
    return bench;
  }

  /** The viewer as they are from now on. */
  become(viewer: Partial<SessionFieldsFragment['viewer']>): void {
    const rights = ['role.edit', 'permissionSet.edit'];
    TestBed.inject(SessionStore).accept(
      sessionOf({ adminSections: ['ROLES', 'PERMISSION_SETS'], permissions: rights, ...viewer }),
    );
  }

  /** Everything that stands on the screen. */
  get page(): HTMLElement {
    return this.harness.fixture.nativeElement as HTMLElement;
  }

  get address(): string {
    return TestBed.inject(Location).path();
  }

  loader() {
    return TestbedHarnessEnvironment.loader(this.harness.fixture);
  }

  /** Dialogs and panels too. */
  root() {
    return TestbedHarnessEnvironment.documentRootLoader(this.harness.fixture);
  }

  /** Somebody changed something. */
  async tell(kind: string | null, id: number | null, refresh = false): Promise<void> {
    this.live.send('AdministrationChanged', {
      administrationChanged: { __typename: 'AdministrationChange', kind, id, refresh },
    });
    await settle();
  }
}

/** One page of a connection. */
export const connectionOf = (typename: string, nodes: readonly object[], count = nodes.length) => ({
  __typename: `${typename}Connection`,
  totalCount: count,
  pageInfo: {
    __typename: 'PageInfo',
    hasNextPage: count > nodes.length,
    endCursor: nodes.length ? String(nodes.length) : null,
  },
  edges: nodes.map((node, index) => ({ __typename: `${typename}Edge`, cursor: String(index + 1), node })),
});

/** A role as the API answers it. */
export const role = (id: number, changes: object = {}) => ({
  __typename: 'Role',
  id,
  version: 1,
  name: `Роль ${id}`,
  description: '',
  leading: false,
  userCount: 2,
  editable: true,
  organization: customer,
  permissionSets: [set(1)],
  ...changes,
});

/** A permission set as the API answers it. */
export const set = (id: number, changes: object = {}) => ({
  __typename: 'PermissionSet',
  id,
  version: 1,
  name: `Набор ${id}`,
  description: '',
  permissions: ['ticket.create'],
  editable: true,
  organization: customer,
  roles: [],
  groups: [],
  ...changes,
});

/** What a change does to rights. */
export const effect = (changes: object = {}) => ({
  __typename: 'RightsEffect',
  affectedCount: 0,
  users: [],
  releasedCount: 0,
  released: [],
  sightCount: 0,
  sights: [],
  ...changes,
});
