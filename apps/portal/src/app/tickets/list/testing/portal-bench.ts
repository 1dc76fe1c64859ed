import { Component, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ApolloLink } from '@apollo/client/core';
import type { TicketTab } from '@supportal/domain';
import { Apollo, provideApollo } from 'apollo-angular';
import { Observable, Subject, type Observer } from 'rxjs';
import { createCache } from '../../../core/graphql/cache';
import { Language } from '../../../core/i18n/language';
import { provideTexts } from '../../../core/i18n/provide-texts';
import { providePortalIcons } from '../../../core/icons/provide-portal-icons';
import { SessionStore } from '../../../core/session/session-store';
import type { TicketRowFragment } from '../../ticket.fragments.generated';
import type { TicketListQueryVariables } from '../ticket-list.generated';
import TicketListPage from '../ticket-list-page';
import type { RowChange } from '../live-rows';

@Component({ selector: 'portal-other-page', template: '' })
class OtherPage {}

type Answer = Record<string, unknown>;
type Asked = Required<TicketListQueryVariables>;

const session = (tabs: readonly TicketTab[], permissions: readonly string[]): Answer => ({
  __typename: 'Session',
  mustChangePassword: false,
  expiresAt: '2026-12-31T00:00:00.000Z',
  viewer: {
    __typename: 'Viewer',
    id: 7,
    login: 'ivanov',
    fullName: 'Иванов Пётр',
    isSpecialist: false,
    permissions,
    tabs,
    locale: 'ru',
    theme: 'SYSTEM',
    timeZone: 'Europe/Moscow',
    organization: { __typename: 'Organization', id: 2, name: 'Ромашка', kind: 'CUSTOMER' },
  },
});

/** Until answers have come and are on the screen: the API and the cache tell in turns of their own. */
export async function settled({ fixture }: RouterTestingHarness): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  }
}

/** The page of the lists over an API made of a list of tickets: what it is asked, and what it tells live. */
export class PortalBench {
  /** What lists were asked for, in order. */
  readonly asked: Asked[] = [];
  /** How many of the next questions about the list get no answer. */
  unanswered = 0;
  private readonly told = new Map<string, Subject<Answer>>();

  private constructor(
    /** What the API holds; may be replaced at any time. */
    public tickets: readonly TicketRowFragment[],
    private tabs: readonly TicketTab[],
    private readonly permissions: readonly string[],
  ) {}

  /** Opens an address as a person with these tabs and rights. */
  static async open(
    url: string,
    {
      tickets = [] as readonly TicketRowFragment[],
      tabs = ['MINE', 'ALL'] as readonly TicketTab[],
      permissions = ['ticket.create'],
    } = {},
  ): Promise<PortalBench & { harness: RouterTestingHarness }> {
    const bench = new PortalBench(tickets, tabs, permissions);
    TestBed.configureTestingModule({ providers: bench.providers() });
    await TestBed.inject(Language).start();
    await TestBed.inject(SessionStore).load();
    const harness = await RouterTestingHarness.create(url);
    await settled(harness);
    return Object.assign(bench, { harness });
  }

  /** The tabs of the viewer change while the page is open. */
  changeTabs(...tabs: TicketTab[]): void {
    this.tabs = tabs;
    this.topic('SessionChanged').next({ sessionChanged: session(tabs, this.permissions) });
  }

  /** A ticket of the list changes. */
  tell(change: RowChange): void {
    this.topic('TicketListChanged').next({
      ticketListChanged: { __typename: 'TicketListChange', refresh: false, ...change },
    });
  }

  /** The list may have missed changes, as at the beginning or after a change of rights. */
  refresh(): void {
    const nothing = { refresh: true, ticketId: null, ticket: null, matches: false };
    this.topic('TicketListChanged').next({
      ticketListChanged: { __typename: 'TicketListChange', ...nothing },
    });
  }

  private providers(): Provider[] {
    return [
      provideRouter(
        [
          { path: 'tickets/new', component: OtherPage },
          { path: 'tickets/card/:id', component: OtherPage },
          { path: 'tickets/:tab', component: TicketListPage },
        ],
        withComponentInputBinding(),
      ),
      provideApollo(() => ({ link: this.link(), cache: createCache() })),
      Apollo,
      provideTexts(),
      providePortalIcons(),
    ] as unknown as Provider[];
  }

  private link(): ApolloLink {
    return new ApolloLink(
      ({ operationName = '', variables }) =>
        new Observable((observer) => {
          const query = this.answers[operationName];
          if (operationName === 'TicketList' && this.unanswered > 0) {
            this.unanswered--;
            return void setTimeout(() => observer.error(new Error('no answer')));
          }
          if (query) return void setTimeout(() => this.answer(observer, query(variables as Asked)));
          const live = this.topic(operationName).subscribe((data) => observer.next({ data }));
          if (operationName === 'TicketListChanged') setTimeout(() => this.refresh());
          return () => live.unsubscribe();
        }),
    );
  }

  private answer(observer: Observer<ApolloLink.Result>, data: Answer): void {
    observer.next?.({ data });
    observer.complete?.();
  }

  private readonly answers: Record<string, (variables: Asked) => Answer> = {
    Session: () => ({ session: session(this.tabs, this.permissions) }),
    TicketTabCounters: () => ({
      ticketCounters: { __typename: 'TicketCounters', mine: 3, all: 1001, group: null },
    }),
    TicketList: (variables) => {
      this.asked.push(variables);
      return { tickets: this.page(variables) };
    },
  };

  /** Cursors are numbers of rows, which is enough while nothing moves between two pages. */
  private page({ first, after, filter }: Asked): Answer {
    const wanted = this.tickets.filter(({ subject }) => subject.includes(filter?.text ?? ''));
    const start = after ? Number(after) : 0;
    const nodes = wanted.slice(start, start + first);
    const end = start + nodes.length;
    return {
      __typename: 'TicketConnection',
      totalCount: wanted.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: end < wanted.length, endCursor: String(end) },
      edges: nodes.map((node, index) => ({
        __typename: 'TicketEdge',
        cursor: String(start + index + 1),
        node,
      })),
    };
  }

  private topic(operation: string): Subject<Answer> {
    const known = this.told.get(operation) ?? new Subject<Answer>();
    this.told.set(operation, known);
    return known;
  }
}
