import { Component, Injector, input, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { gql } from 'apollo-angular';
import { PortalTesting, settle } from '../testing/portal-testing';
import { injectQuery, type LiveQuery, type QueryOptions } from './inject-query';

interface Answer {
  ticket: { id: number; subject: string } | null;
}
const TicketDocument = gql<Answer, { id: number }>`
  query Ticket($id: Int!) {
    ticket(id: $id) {
      id
      subject
    }
  }
`;
const printer = { __typename: 'Ticket', id: 1, subject: 'Принтер' };
const monitor = { __typename: 'Ticket', id: 2, subject: 'Монитор' };

@Component({ selector: 'portal-ticket-line', template: '{{ query.value()?.ticket?.subject }}' })
class TicketLine {
  readonly id = input.required<number>();
  protected readonly query = injectQuery(TicketDocument, () => ({ id: this.id() }));
}

describe('injectQuery', () => {
  const portal = new PortalTesting();
  const id = signal<number | null>(1);

  const watch = (options?: QueryOptions): LiveQuery<Answer, { id: number }> =>
    runInInjectionContext(TestBed.inject(Injector), () =>
      injectQuery(
        TicketDocument,
        () => {
          const current = id();
          return current === null ? null : { id: current };
        },
        options,
      ),
    );

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: portal.providers() });
    await portal.speak();
    id.set(1);
  });

  it('gives what the API answers', async () => {
    const query = watch();
    expect(query.loading()).toBe(true);
    await portal.answer('Ticket', { ticket: printer });
    expect(query.value()?.ticket?.subject).toBe('Принтер');
    expect(query.loading()).toBe(false);
  });

  it('asks nothing while there are no variables', async () => {
    id.set(null);
    const query = watch();
    await settle();
    expect(query.loading()).toBe(false);
    id.set(2);
    await portal.answer('Ticket', { ticket: monitor });
    expect(query.value()?.ticket?.subject).toBe('Монитор');
  });

  it('reads required inputs of a component', async () => {
    const fixture = TestBed.createComponent(TicketLine);
    fixture.componentRef.setInput('id', 2);
    await portal.answer('Ticket', { ticket: monitor });
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toBe('Монитор');
  });

  it('drops the old value when the variables change, unless it may keep it', async () => {
    const [query, keeping] = [watch(), watch({ keepPrevious: true })];
    await portal.answer('Ticket', { ticket: printer });
    id.set(2);
    await settle();
    expect(query.value()).toBeUndefined();
    expect(keeping.value()?.ticket?.subject).toBe('Принтер');
    await portal.answer('Ticket', { ticket: monitor });
    expect([query, keeping].map(({ value }) => value()?.ticket?.subject)).toEqual(['Монитор', 'Монитор']);
  });

  it('keeps the screen when a refresh fails on the way, and says so', async () => {
    const query = watch();
    await portal.answer('Ticket', { ticket: printer });
    const refetched = query.refetch();
    (await portal.request('Ticket')).error(new ProgressEvent('error'));
    await refetched;
    await settle();
    expect(query.error()).toMatchObject({
      code: 'NETWORK',
      message: expect.stringContaining('Сервер не отвечает'),
    });
    expect(query.value()?.ticket?.subject).toBe('Принтер');
  });

  it.each(['UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED'] as const)('keeps the screen at %s', async (code) => {
    const query = watch();
    await portal.answer('Ticket', { ticket: printer });
    const refetched = query.refetch();
    await portal.refuse('Ticket', code, 'Позже.');
    await refetched;
    expect(query.error()?.code).toBe(code);
    expect(query.value()?.ticket?.subject).toBe('Принтер');
  });

  it('empties the screen when the answer is that there is nothing to see', async () => {
    const query = watch();
    await portal.answer('Ticket', { ticket: printer });
    const refetched = query.refetch();
    await portal.refuse('Ticket', 'NOT_FOUND', 'Тикет не найден.');
    await refetched;
    expect(query.error()?.code).toBe('NOT_FOUND');
    expect(query.value()).toBeUndefined();
  });

  it('is told the language of the reader', async () => {
    watch();
    const { request } = await portal.request('Ticket');
    expect(request.headers.get('accept-language')).toBe('ru');
  });
});
