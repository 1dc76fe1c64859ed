import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatRadioButtonHarness } from '@angular/material/radio/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { Router } from '@angular/router';
import { SessionStore } from '../../core/session/session-store';
import { PortalTesting, sessionOf, settle } from '../../core/testing/portal-testing';
import { cardTicket } from '../testing/tickets';
import TicketCreatePage from './ticket-create-page';

// The whole form with its controls takes a while on a busy machine.
jest.setTimeout(30_000);

@Component({ template: '' })
class Elsewhere {}

let itemId = 0;
const items = (type: string, ...headings: string[]) => ({
  __typename: 'RequiredInformation',
  type,
  items: headings.map((heading) => ({
    __typename: 'RequiredInformationItem',
    id: ++itemId,
    heading,
    hint: `как: ${heading}`,
  })),
});
const group = (id: number, name: string, ...systems: number[]) => ({
  __typename: 'Group',
  id,
  name,
  connected: systems.length > 0,
  systems: systems.map((system) => ({ __typename: 'System', id: system, name: `Система ${system}` })),
});
const offer = (...groups: object[]) => ({
  ticketForm: {
    __typename: 'TicketForm',
    groups,
    environments: [{ __typename: 'Environment', id: 9, name: 'Рабочая' }],
    requiredInformation: [items('DEFECT', 'Шаги', 'Ожидали'), items('OUTAGE', 'С какого времени')],
  },
});

describe('the form of a new ticket', () => {
  let portal: PortalTesting;
  let fixture: ComponentFixture<TicketCreatePage>;
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  const body = (): HTMLTextAreaElement =>
    page().querySelector('ui-markdown-editor textarea') as HTMLTextAreaElement;
  const write = (text: string): void => {
    body().value = text;
    body().dispatchEvent(new Event('input'));
  };
  const choose = async (type: string): Promise<void> => {
    page()
      .querySelectorAll<HTMLInputElement>('input[name=ticket-type]')
      .forEach((radio) => {
        if (radio.closest('label')?.textContent?.includes(type)) radio.click();
      });
    await settle();
  };
  const submit = async (): Promise<void> => {
    await (await loader().getHarness(MatButtonHarness.with({ text: 'Создать тикет' }))).click();
  };

  async function open(answer: object | null, permissions = ['ticket.create']): Promise<void> {
    portal = new PortalTesting();
    const routes = [{ path: 'tickets/card/:id', component: Elsewhere }];
    TestBed.configureTestingModule({ providers: portal.providers(routes) });
    await portal.speak();
    TestBed.inject(SessionStore).accept(sessionOf({ permissions }));
    fixture = TestBed.createComponent(TicketCreatePage);
    await settle();
    if (answer) await portal.answer('TicketForm', answer);
    await settle();
  }

  async function fill(): Promise<void> {
    await choose('Дефект');
    await (
      await loader().getHarness(MatInputHarness.with({ selector: '[formControlName=subject]' }))
    ).setValue('Чек');
    await (await loader().getHarness(MatRadioButtonHarness.with({ label: /остановлена/ }))).check();
    write('Не печатает');
    await settle();
  }

  it('chooses what there is no choice about and proposes a priority until it is changed', async () => {
    await open(offer(group(1, 'Кассиры', 5)));
    await fill();
    const selects = await loader().getAllHarnesses(MatSelectHarness);
    const values = (): Promise<string[]> => Promise.all(selects.map((each) => each.getValueText()));
    expect((await values()).map((value) => value.trim())).toEqual(['Система 5', 'Рабочая', 'Высокий']);
    await selects[2]?.open();
    await selects[2]?.clickOptions({ text: /Низкий/ });
    await choose('Авария');
    expect((await values()).at(-1)?.trim()).toBe('Низкий');
    await (
      await loader().getHarness(MatButtonHarness.with({ text: /Вернуть предложенный: Высокий/ }))
    ).click();
    expect((await values()).at(-1)?.trim()).toBe('Высокий');
  });

  it('proposes a priority from the type alone, until the question about the work is answered', async () => {
    await open(offer(group(1, 'Кассиры', 5)));
    const priority = async () =>
      (await (await loader().getAllHarnesses(MatSelectHarness))[2]?.getValueText())?.trim();
    await choose('Дефект');
    expect(await priority()).toBe('Средний');
    await choose('Авария');
    expect(await priority()).toBe('Высокий');
    await (await loader().getHarness(MatRadioButtonHarness.with({ label: /почти не/i }))).check();
    expect(await priority()).toBe('Средний');
  });

  it('says of what is chosen that it is to be chosen', async () => {
    await open(offer(group(1, 'Кассиры', 5), group(2, 'Склад', 6)));
    await submit();
    await settle();
    const words = [...page().querySelectorAll('mat-error, portal-type-choice .problem')].map((each) =>
      each.textContent?.trim(),
    );
    expect(words).toEqual([
      'Выберите значение.',
      'Заполните поле.',
      'Выберите значение.',
      'Выберите значение.',
    ]);
  });

  it('writes the headings of the checklist into the text, counts the answers and keeps the text when the type changes', async () => {
    await open(offer(group(1, 'Кассиры', 5)));
    await choose('Дефект');
    const pick = (heading: string): void =>
      [...page().querySelectorAll<HTMLElement>('portal-required-checklist li button')]
        .find((button) => button.textContent?.includes(heading))
        ?.click();
    pick('Шаги');
    await settle();
    expect(body().value).toBe('**Шаги:**\n');
    expect(page().querySelector('portal-required-checklist [role=status]')?.textContent).toBe('0 из 2');
    write('**Шаги:** открыть чек\n');
    await settle();
    expect(page().querySelector('portal-required-checklist [role=status]')?.textContent).toBe('1 из 2');
    await choose('Авария');
    expect(body().value).toBe('**Шаги:** открыть чек\n');
    expect(page().textContent).toContain('С какого времени');
  });

  it('repeats a lost attempt with the same key and goes to the card', async () => {
    await open(offer(group(1, 'Кассиры', 5)));
    await fill();
    void submit();
    const first = await portal.request('CreateTicket');
    first.error(new ProgressEvent('error'));
    await settle();
    expect(page().querySelector('.problem')?.textContent).toContain('Сервер не отвечает');
    void submit();
    const second = await portal.answer('CreateTicket', { createTicket: cardTicket() });
    const input = (request: typeof first) => request.request.body.variables.input;
    expect(input(second).key).toBe(input(first).key);
    expect(input(second)).toMatchObject({
      type: 'DEFECT',
      systemId: 5,
      environmentId: 9,
      groupId: 1,
      priority: 'HIGH',
    });
    await settle();
    expect(TestBed.inject(Router).url).toBe('/tickets/card/5');
    expect(fixture.componentInstance.hasUnsent()).toBe(false);
  });

  it('finds the ticket of a lost attempt when the text was changed since', async () => {
    await open(offer(group(1, 'Кассиры', 5)));
    await fill();
    void submit();
    (await portal.request('CreateTicket')).error(new ProgressEvent('error'));
    await settle();
    write('Не печатает совсем');
    void submit();
    await portal.refuse('CreateTicket', 'CONFLICT', 'Ключ занят');
    const replay = await portal.answer('CreateTicket', { createTicket: cardTicket() });
    expect(replay.request.body.variables.input.body).toBe('Не печатает');
    await settle();
    expect(page().querySelector('.earlier')?.textContent).toContain('SUP-5');
  });

  it('puts field errors of the server on their fields', async () => {
    await open(offer(group(1, 'Кассиры', 5)));
    await fill();
    void submit();
    await portal.refuse('CreateTicket', 'BAD_USER_INPUT', 'Проверьте', {
      fields: { subject: 'Слишком общо' },
    });
    await settle();
    expect(page().querySelector('mat-error')?.textContent).toContain('Слишком общо');
  });

  it('asks which group only when several could file the ticket', async () => {
    await open(offer(group(1, 'Кассиры', 5), group(2, 'Склад', 5, 6)));
    expect(
      await loader().getAllHarnesses(MatSelectHarness.with({ selector: '[formControlName=groupId]' })),
    ).toHaveLength(0);
    const system = await loader().getHarness(
      MatSelectHarness.with({ selector: '[formControlName=systemId]' }),
    );
    await system.open();
    await system.clickOptions({ text: 'Система 5' });
    await settle();
    expect(
      await loader().getAllHarnesses(MatSelectHarness.with({ selector: '[formControlName=groupId]' })),
    ).toHaveLength(1);
  });

  it('opens as soon as a group is connected, and keeps what is typed when the offer changes', async () => {
    await open(offer(group(1, 'Кассиры')));
    const accept = () => TestBed.inject(SessionStore).accept(sessionOf({ permissions: ['ticket.create'] }));
    accept();
    await settle();
    await portal.answer('TicketForm', offer(group(1, 'Кассиры', 5)));
    await settle();
    write('Касса не печатает чек');
    accept();
    await settle();
    await portal.answer('TicketForm', offer(group(1, 'Кассиры', 5, 6)));
    await settle();
    expect(page().textContent).not.toContain('ожидает подключения');
    expect(body().value).toBe('Касса не печатает чек');
  });

  it('explains itself while no group is connected, and to who may not create tickets', async () => {
    await open(offer(group(1, 'Кассиры')));
    expect(page().textContent).toContain('Группа «Кассиры» ожидает подключения');
    TestBed.resetTestingModule();
    await open(null, []);
    expect(page().textContent).toContain('Создание тикетов вам недоступно');
  });
});
