import { differencesOf, sameValue } from './field-differences';

const base = { name: 'Кассиры', leading: false, sets: [{ id: 1 }, { id: 2 }] };

describe('differencesOf', () => {
  it('tells nothing of what both have alike', () => {
    expect(differencesOf(base, base, { ...base, sets: [{ id: 2 }, { id: 1 }] })).toEqual([]);
  });

  it('keeps what is typed and yields where nothing was touched', () => {
    const mine = { ...base, name: 'Старшие кассиры' };
    const theirs = { name: 'Кассиры смены', leading: true, sets: [{ id: 1 }] };
    expect(differencesOf(base, mine, theirs)).toEqual([
      { key: 'name', proposed: 'mine' },
      { key: 'leading', proposed: 'theirs' },
      { key: 'sets', proposed: 'theirs' },
    ]);
  });

  it('does not take blanks at the ends of a text for a change', () => {
    expect(sameValue(' Кассиры ', 'Кассиры')).toBe(true);
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(true);
    expect(sameValue([], [{ id: 1 }])).toBe(false);
  });
});
