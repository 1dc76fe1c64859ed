import fc from 'fast-check';
import { hostileVariables } from '../../testing/hostile-documents';
import { isModestJson } from './modest-json';

describe('isModestJson', () => {
  it('is true for whatever people say, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(isModestJson(JSON.stringify(value))).toBe(true);
        expect(isModestJson(JSON.stringify(value, null, 2))).toBe(true);
      }),
    );
  });

  it('looks at no signs inside of texts', () => {
    const signs = '[{,'.repeat(10_000);
    for (const text of [signs, `\\"${signs}`, `"${signs}`, `\\`, `${signs}\\\\\\`])
      expect(isModestJson(JSON.stringify({ text, more: [text] }))).toBe(true);
    expect(isModestJson(`"\\\\"${'['.repeat(100)}`)).toBe(false);
    expect(isModestJson(`"\\\\\\"${'['.repeat(100)}`)).toBe(true);
    expect(isModestJson(`"${'\\'.repeat(200_001)}`)).toBe(true);
  });

  it('counts depth and values', () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect([isModestJson(deep(30)), isModestJson(deep(31))]).toEqual([true, false]);
    const long = (values: number) => JSON.stringify(Array(values).fill(1));
    expect([isModestJson(long(5_000)), isModestJson(long(5_001))]).toEqual([true, false]);
  });

  it.each(['100,000 lists deep', '40,000 objects deep', '120,000 numbers', '30,000 keys'])(
    'is false for %s',
    (name) => expect(isModestJson(hostileVariables[name]!)).toBe(false),
  );
});
