import { Gate } from './gate';
import { argonPasswords, hash, verify, verifyAgainstNothing } from './passwords';
import { hashToken, newToken } from './tokens';

describe('passwords', () => {
  it('are argon2id with 19 MiB and two passes, salted', async () => {
    const [first, second] = await Promise.all([hash('correct horse'), hash('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(first.length).toBeLessThanOrEqual(255);
    expect(await verify(first, 'correct horse')).toBe(true);
    expect(await verify(first, 'Correct horse')).toBe(false);
  });

  it('are the same however their letters are composed', async () => {
    const phc = await hash('й'.normalize('NFC'));
    expect(await verify(phc, 'й'.normalize('NFD'))).toBe(true);
  });

  it('match no damaged hash and no endless input', async () => {
    for (const phc of ['', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$AA'])
      expect(await verify(phc, '')).toBe(false);
    const long = 'x'.repeat(1_001);
    expect(await verify(await hash(long), long)).toBe(false);
  });

  it('take the time of a real check for a login that does not exist', async () => {
    const phc = await hash('correct horse');
    const timed = async (work: () => Promise<unknown>) => {
      const from = process.hrtime.bigint();
      for (let turn = 0; turn < 5; turn++) await work();
      return Number(process.hrtime.bigint() - from);
    };
    await verify(phc, 'warm up');
    const known = await timed(() => verify(phc, 'wrong'));
    const unknown = await timed(() => verifyAgainstNothing('wrong'));
    expect(unknown / known).toBeGreaterThan(0.3);
    expect(unknown / known).toBeLessThan(3);
    expect(await argonPasswords.verifyOrPretend(null, 'correct horse')).toBe(false);
    expect(await argonPasswords.verifyOrPretend(phc, 'correct horse')).toBe(true);
  });
});

describe('tokens', () => {
  it('are 32 random bytes, stored as their SHA-256', () => {
    const tokens = new Set(Array.from({ length: 100 }, newToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('Gate', () => {
  it('lets a few in at a time, in order, and goes on after a failure', async () => {
    const gate = new Gate(2);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const visit = (at: number) =>
      gate.run(async () => {
        most = Math.max(most, ++inside);
        order.push(at);
        await new Promise(setImmediate);
        inside--;
        if (at === 1) throw new Error('boom');
      });
    const visits = await Promise.allSettled(Array.from({ length: 6 }, (_, at) => visit(at)));
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(visits.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });
});
