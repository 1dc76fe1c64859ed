import { BreakpointObserver } from '@angular/cdk/layout';
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { PortalTesting } from '../../core/testing/portal-testing';
import type { ListSort } from './list-query';
import { TicketTable } from './ticket-table';
import { ticket } from './testing/tickets';

describe('the table of tickets', () => {
  async function open(narrow: boolean, field: ListSort['field'] = 'UPDATED'): Promise<HTMLElement> {
    const observer = { observe: () => of({ matches: narrow, breakpoints: {} }) };
    const portal = new PortalTesting();
    TestBed.configureTestingModule({
      providers: [...portal.providers(), { provide: BreakpointObserver, useValue: observer }],
    });
    await portal.speak();
    const table = TestBed.createComponent(TicketTable);
    const author = { ...ticket(1).author, fullName: 'Соколова Марина Викторовна' };
    const inputs = {
      caption: 'Все тикеты',
      rows: [ticket(1, { author })],
      sort: { field, direction: 'DESC' },
    };
    const values = { STATUS: [], TYPE: [], PRIORITY: [] };
    for (const [name, value] of Object.entries({
      ...inputs,
      filters: values,
      glowing: new Set(),
      left: new Set(),
    }))
      table.componentRef.setInput(name, value);
    await table.whenStable();
    return table.nativeElement as HTMLElement;
  }
  const heads = (table: HTMLElement): number => table.querySelectorAll('th.created, td.created').length;

  it('leaves out when a ticket was created where the subject needs the room', async () => {
    expect(heads(await open(false))).toBe(2);
    TestBed.resetTestingModule();
    expect(heads(await open(true))).toBe(0);
    TestBed.resetTestingModule();
    expect(heads(await open(true, 'CREATED'))).toBe(2);
  });

  it('shortens names and tells them whole when pointed at', async () => {
    const author = (await open(false)).querySelector('td.author .words');
    expect(author?.textContent).toBe('Соколова М.\u00a0В.');
    expect(author?.getAttribute('title')).toBe('Соколова Марина Викторовна');
  });
});
