import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { SessionStore } from '../../../core/session/session-store';
import { PortalTesting, sessionOf, settle } from '../../../core/testing/portal-testing';
import { cardTicket, withTimeline } from '../../testing/tickets';
import TicketCardPage from '../ticket-card-page';
import type { CardTicket, Entry } from '../ticket-view';

/** The card of ticket 5 in the hands of a test that plays the API. */
export class CardBench extends PortalTesting {
  private fixture!: ComponentFixture<TicketCardPage>;

  /** Opens the card; the API answers with this ticket. */
  static async open(ticket: Partial<CardTicket> = {}, entries: readonly Entry[] = []): Promise<CardBench> {
    const bench = new CardBench();
    await bench.start();
    await bench.answer('TicketCardPage', { ticket: withTimeline(cardTicket(ticket), entries) });
    return bench;
  }

  /** Opens the card, which waits for the API. */
  async start(id = '5'): Promise<void> {
    const calm = { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } };
    TestBed.configureTestingModule({ providers: [...this.providers(), calm] });
    await this.speak();
    TestBed.inject(SessionStore).accept(sessionOf());
    this.fixture = TestBed.createComponent(TicketCardPage);
    this.fixture.componentRef.setInput('id', id);
    await settle();
  }

  /** The page. */
  get page(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  /** What is written on the page. */
  get words(): string {
    return (this.page.textContent ?? '').replace(/\s+/g, ' ');
  }

  /** What is written in the open dialog, empty when none is open. */
  get dialog(): string {
    return (document.querySelector('mat-dialog-container')?.textContent ?? '').replace(/\s+/g, ' ');
  }

  /** The text field of the dialog, or of the reply box. */
  field(inDialog = true): HTMLTextAreaElement {
    const place = inDialog ? 'mat-dialog-container' : 'portal-reply-box';
    return document.querySelector(`${place} textarea`) as HTMLTextAreaElement;
  }

  /** Types into a text field. */
  async write(text: string, inDialog = true): Promise<void> {
    const field = this.field(inDialog);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  }

  /** Presses a button of the open dialog, or of the page; does not wait for answers. */
  async press(text: string | RegExp): Promise<void> {
    const root = TestbedHarnessEnvironment.documentRootLoader(this.fixture);
    const buttons = await root.getAllHarnesses(MatButtonHarness.with({ text }));
    void buttons.at(-1)?.click();
    await settle();
    await settle();
  }

  /** Presses an item of the open menu. */
  async pick(text: string): Promise<void> {
    const items = [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')];
    items.find((item) => item.textContent?.includes(text))?.click();
    await settle();
    await settle();
  }

  /** The API tells of a change. */
  tell(ticket: Partial<CardTicket> | null, ...entries: Entry[]): Promise<void> {
    return this.send(false, ticket, entries);
  }

  /** The API tells how things stand: with the newest entry, which the card may know or not; with none after too much was lost. */
  refresh(ticket: Partial<CardTicket>, newest: Entry | null): Promise<void> {
    return this.send(true, ticket, newest ? [newest] : []);
  }

  private async send(refresh: boolean, ticket: Partial<CardTicket> | null, entries: Entry[]): Promise<void> {
    const changed = {
      __typename: 'TicketChange',
      refresh,
      ticketId: 5,
      ticket: ticket && cardTicket(ticket),
      entries,
    };
    this.live.send('TicketCardChanged', { ticketChanged: changed });
    await settle();
    await settle();
  }
}
