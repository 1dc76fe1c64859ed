import { convertToParamMap } from '@angular/router';
import { auditFilter, auditQueryOf, exportAddress, filterCount } from './audit-query';

const of = (params: Record<string, string>) => auditQueryOf(convertToParamMap(params));

describe('the query of the audit log', () => {
  it('is what the address says, without what makes no sense', () => {
    expect(of({ organization: '2', actor: 'x', kind: 'ROLE', q: 'кассир', from: '2026-02-30' })).toEqual({
      organizationId: 2,
      actorId: null,
      kind: 'ROLE',
      search: 'кассир',
      from: '',
      to: '',
    });
    expect(of({ kind: 'NOTHING', organization: '-1' }).kind).toBeNull();
    expect(filterCount(of({}))).toBe(0);
    expect(filterCount(of({ kind: 'ROLE', to: '2026-11-28' }))).toBe(2);
  });

  it('asks for whole days of the reader', () => {
    const filter = auditFilter(of({ from: '2026-11-27', to: '2026-11-28' }), 'Europe/Moscow');
    expect(filter).toMatchObject({ from: '2026-11-26T21:00:00.000Z', to: '2026-11-28T21:00:00.000Z' });
  });

  it('exports the same', () => {
    expect(exportAddress(auditFilter(of({}), 'UTC'))).toBe('/audit.csv');
    const filter = auditFilter(of({ organization: '2', kind: 'USER', q: 'а & б', to: '2026-11-28' }), 'UTC');
    expect(exportAddress(filter)).toBe(
      '/audit.csv?organizationId=2&kind=USER&search=%D0%B0+%26+%D0%B1&to=2026-11-29T00%3A00%3A00.000Z',
    );
  });
});
