import { readListQuery, tabOfSegment, tabPath, writeListQuery } from './list-address';
import { defaultQuery, isFiltered, sortBy, withValues, withoutFilters, type ListQuery } from './list-query';

const query = (part: Partial<ListQuery>): ListQuery => ({ ...defaultQuery, ...part });

describe('the address of a list', () => {
  it('is empty for the default list', () => {
    expect(writeListQuery(defaultQuery)).toEqual({
      status: null,
      type: null,
      priority: null,
      q: null,
      sort: null,
    });
    expect(readListQuery({})).toEqual(defaultQuery);
  });

  it.each<ListQuery>([
    query({ text: 'принтер' }),
    query({ sort: { field: 'NUMBER', direction: 'ASC' } }),
    query({ sort: { field: 'UPDATED', direction: 'ASC' } }),
    query({ values: { STATUS: ['NEW', 'AWAITING_INFO'], TYPE: ['DEFECT'], PRIORITY: ['HIGH', 'LOW'] } }),
  ])('gives back what was written: %j', (written) => {
    expect(readListQuery(writeListQuery(written))).toEqual(written);
  });

  it('takes values in any case, each once, in the order of the vocabulary', () => {
    expect(readListQuery({ status: 'closed, NEW,new' }).values.STATUS).toEqual(['NEW', 'CLOSED']);
  });

  it('reads a parameter that stands twice', () => {
    const twice = ['new', 'closed'] as unknown as string;
    expect(readListQuery({ status: twice }).values.STATUS).toEqual(['NEW', 'CLOSED']);
  });

  it.each([
    { status: 'constructor,OPEN,' },
    { type: '<script>' },
    { priority: '0' },
    { sort: 'password' },
    { sort: '--updated' },
    { sort: '' },
    { q: '   ' },
  ])('ignores what it does not know: %j', (params) => {
    expect(readListQuery(params)).toEqual(defaultQuery);
  });

  it('cuts a text longer than the API takes', () => {
    expect(readListQuery({ q: 'а'.repeat(500) }).text).toHaveLength(200);
  });

  it('knows the tabs and nothing else', () => {
    expect(tabOfSegment('group')).toBe('GROUP');
    expect(tabOfSegment('card')).toBeUndefined();
    expect(tabPath('MINE')).toBe('/tickets/mine');
  });
});

describe('the query of a list', () => {
  it('sorts by a column in its natural order first, then the other way', () => {
    const byPriority = sortBy(defaultQuery.sort, 'PRIORITY');
    expect(byPriority).toEqual({ field: 'PRIORITY', direction: 'ASC' });
    expect(sortBy(byPriority, 'PRIORITY').direction).toBe('DESC');
    expect(sortBy(byPriority, 'CREATED')).toEqual({ field: 'CREATED', direction: 'DESC' });
  });

  it('keeps the order when the filters are dropped', () => {
    const sort = { field: 'NUMBER', direction: 'ASC' } as const;
    const filtered = withValues(query({ sort, text: 'сбой' }), 'STATUS', ['NEW', 'unknown']);
    expect(filtered.values.STATUS).toEqual(['NEW']);
    expect(isFiltered(filtered)).toBe(true);
    expect(withoutFilters(filtered)).toEqual(query({ sort }));
    expect(isFiltered(withoutFilters(filtered))).toBe(false);
  });
});
