import { BreakpointObserver } from '@angular/cdk/layout';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import type { TicketStatus } from '@supportal/domain';
import { EmptyState, ErrorState, Skeleton } from '@supportal/ui';
import { Apollo } from 'apollo-angular';
import { map } from 'rxjs';
import { injectLive } from '../../core/graphql/inject-live';
import { injectQuery } from '../../core/graphql/inject-query';
import { PortalErrors } from '../../core/graphql/portal-errors';
import { addTimelineEntries, forgetTicket } from '../../core/graphql/ticket-cache';
import { injectTexts } from '../../core/i18n/texts';
import { PageTitle } from '../../core/navigation/page-title';
import { Notices } from '../../core/notices/notices';
import { injectUnloadGuard } from '../../core/navigation/leaving';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { TicketDialogs } from './dialogs/ticket-dialogs';
import { DeadlinePanel } from './facts/deadline-panel';
import { RatingsPanel } from './facts/ratings-panel';
import { type Correction, TicketFacts } from './facts/ticket-facts';
import { QuestionBanner } from './question-banner';
import { ReplyBox } from './reply/reply-box';
import { ThreadEnd } from './thread/thread-end';
import { TicketThread } from './thread/ticket-thread';
import { TicketArrivals } from './ticket-arrivals';
import {
  TicketCardChangedDocument,
  TicketCardPageDocument,
  type TicketCardChangedSubscription,
  type TicketCardPageQueryVariables,
} from './ticket-card.generated';
import { TicketDesk } from './ticket-desk';
import { TicketHeader } from './ticket-header';
import type { CardTicket, TicketView } from './ticket-view';

type CardChange = TicketCardChangedSubscription['ticketChanged'];

/** What could not be asked for is asked for again after this many milliseconds, up to twice as many. */
const retryAfter = 2_000;
/** More was lost than the server tells: newer than whatever is known. */
const tooMany = Infinity;

/** The card of a ticket: what it is, the conversation about it, and what can be done with it now. */
@Component({
  selector: 'portal-ticket-card-page',
  imports: [
    DeadlinePanel,
    EmptyState,
    ErrorState,
    MatButton,
    MatIcon,
    NgTemplateOutlet,
    QuestionBanner,
    RatingsPanel,
    ReplyBox,
    RouterLink,
    Skeleton,
    ThreadEnd,
    TicketFacts,
    TicketHeader,
    TicketThread,
  ],
  providers: [TicketArrivals, TicketDesk],
  templateUrl: './ticket-card-page.html',
  styleUrl: './ticket-card-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class TicketCardPage implements Leavable {
  /** From the path. */
  readonly id = input.required<string>();

  private readonly apollo = inject(Apollo);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly errors = inject(PortalErrors);
  private readonly pageTitle = inject(PageTitle);
  private readonly dialogs = inject(TicketDialogs);
  protected readonly arrivals = inject(TicketArrivals);
  protected readonly desk = inject(TicketDesk);
  protected readonly text = injectTexts();

  private readonly ticketId = computed(() => (/^\d{1,9}$/.test(this.id()) ? Number(this.id()) : null));
  private readonly variables = computed<TicketCardPageQueryVariables | null>(() => {
    const id = this.ticketId();
    return id === null ? null : { id };
  });
  protected readonly query = injectQuery(TicketCardPageDocument, this.variables, { keepPrevious: true });
  /** True when the ticket was taken out of reach while it was on the screen. */
  protected readonly gone = linkedSignal({ source: this.ticketId, computation: () => false });
  private readonly loaded = computed(() => {
    const ticket = this.query.value()?.ticket;
    return ticket?.id === this.ticketId() ? ticket : undefined;
  });
  protected readonly ticket = computed<CardTicket | undefined>(() =>
    this.gone() ? undefined : this.loaded(),
  );
  /** One ticket or none: another ticket gets new parts, the same one keeps them whatever happens to it. */
  protected readonly shown = computed(() => [this.ticket()].filter((ticket) => ticket !== undefined));
  protected readonly entries = computed(() => this.loaded()?.timeline.entries ?? []);
  protected readonly hasEarlier = computed(() => this.loaded()?.timeline.hasEarlier ?? false);
  protected readonly loadingEarlier = signal(false);
  /** The newest entry the server told of when the subscription began. */
  private readonly newest = linkedSignal({ source: this.ticketId, computation: () => 0 });
  /** What was told while an answer is awaited, which may not have it and takes the place of all that is known. */
  private held: CardChange[] = [];
  private again: ReturnType<typeof setTimeout> | undefined;
  protected readonly missing = computed(
    () => this.ticketId() === null || this.query.error()?.code === 'NOT_FOUND',
  );
  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe('(width < 1000px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly back = this.listBefore();

  private readonly known = linkedSignal<CardTicket | undefined, CardTicket | undefined>({
    source: this.ticket,
    computation: (ticket, previous) => ticket ?? previous?.value,
  });
  private readonly view: TicketView = {
    ticket: computed(() => this.known() as CardTicket),
    entries: this.entries,
    refresh: () => this.query.refetch(),
  };
  private readonly end = viewChild(ThreadEnd);
  private readonly reply = viewChild(ReplyBox);

  constructor() {
    injectUnloadGuard(this);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.again));
    injectLive(TicketCardChangedDocument, this.variables, (event) => this.changed(event.ticketChanged));
    effect(() => {
      const ticket = this.ticket();
      if (ticket) this.pageTitle.set(`${ticket.number} ${ticket.subject}`);
    });
    effect(() => {
      if (this.end()?.visible()) this.arrivals.seen();
    });
    effect(() => {
      if (this.query.loading()) return;
      for (const { ticketId, entries } of this.held)
        addTimelineEntries(this.apollo.client.cache, ticketId, entries);
      this.held = [];
    });
    effect(() => {
      // Whoever does not know the newest entry has missed some.
      if (!this.loaded() || this.query.loading() || this.newest() <= (this.entries().at(-1)?.id ?? 0)) return;
      const wanted = this.newest();
      this.newest.set(0);
      void this.catchUp(wanted);
    });
  }

  hasUnsent(): boolean {
    return this.reply()?.hasUnsent() ?? false;
  }

  protected follow(): void {
    this.arrivals.follow(this.end());
  }

  protected async loadEarlier(): Promise<void> {
    this.loadingEarlier.set(true);
    try {
      await this.query.fetchMore({ before: this.entries()[0]?.id });
    } catch (error) {
      this.notices.failed(this.errors.from(error));
    } finally {
      this.loadingEarlier.set(false);
    }
  }

  protected async take(): Promise<void> {
    if (await this.desk.take(this.view)) this.notices.done(this.text('card.taken'));
  }

  protected async move(to: TicketStatus): Promise<void> {
    if (await this.dialogs.changeStatus(this.view, to)) await this.askForRating();
  }

  protected async confirm(): Promise<void> {
    if (await this.desk.confirm(this.view)) await this.askForRating();
  }

  protected async rate(): Promise<void> {
    const answer = await this.dialogs.rate(this.view);
    if (!answer) return;
    this.notices.done(this.text('card.rated'));
    if (answer.reopen) await this.dialogs.changeStatus(this.view, 'REOPENED', answer.comment);
  }

  protected async correct(correction: Correction): Promise<void> {
    await this.desk.correct(this.view, correction);
  }

  protected assign(): void {
    this.dialogs.assign(this.view);
  }

  protected extend(): void {
    this.dialogs.extend(this.view);
  }

  protected reckoning(): void {
    this.dialogs.reckoning(this.view.ticket().id);
  }

  private async catchUp(wanted: number): Promise<void> {
    const known = this.entries().at(-1)?.id ?? 0;
    await this.query.refetch();
    if (this.query.error()?.transient) {
      clearTimeout(this.again);
      this.again = setTimeout(() => this.newest.set(wanted), retryAfter * (1 + Math.random()));
    }
    this.arrivals.take(
      this.entries().filter(({ id }) => id > known),
      this.end(),
    );
  }

  /** After a closing the server offers the rating; only then it is asked for. */
  private async askForRating(): Promise<void> {
    if (this.view.ticket().abilities.includes('RATE')) await this.rate();
  }

  private changed(change: CardChange): void {
    const { refresh, ticketId, ticket, entries } = change;
    const { cache } = this.apollo.client;
    if (!ticket) {
      this.gone.set(true);
      this.notices.failed(this.text('card.goneTitle'));
      return forgetTicket(cache, ticketId);
    }
    if (this.gone()) {
      this.gone.set(false);
      return void this.query.refetch();
    }
    if (refresh) return this.newest.set(entries.at(-1)?.id ?? tooMany);
    addTimelineEntries(cache, ticketId, entries);
    if (this.query.loading()) this.held.push(change);
    this.arrivals.take(entries, this.end());
  }

  /** The list the reader came from, with its filters; the first list otherwise. */
  private listBefore() {
    const before = this.router.currentNavigation()?.previousNavigation?.finalUrl;
    const isList = before && /^\/tickets\/(?!card\/|new)/.test(before.toString());
    return isList ? before : this.router.parseUrl('/tickets');
  }
}
