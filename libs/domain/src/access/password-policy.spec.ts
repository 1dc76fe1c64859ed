import { limits } from '../limits';
import { passwordFlaw } from './password-policy';

const long = (length: number) => 'correct horse battery '.repeat(20).slice(0, length);

describe('a new password', () => {
  it('has from 10 to 200 characters', () => {
    expect([limits.passwordMin, limits.passwordMax]).toEqual([10, 200]);
    expect([9, 10, 200, 201].map((length) => passwordFlaw(long(length), 'ivanov'))).toEqual([
      'TOO_SHORT',
      null,
      null,
      'TOO_LONG',
    ]);
  });

  it('is measured in characters, not in code units', () => {
    expect(passwordFlaw('🦊🐻🐼🐨🐯🦁🐮🐷🐸', 'ivanov')).toBe('TOO_SHORT');
    expect(passwordFlaw('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵', 'ivanov')).toBeNull();
  });

  it.each(['password123', 'PASSWORD123', 'йцукен12345', 'aaaaaaaaaaaaaa', 'abcabcabcabc'])(
    'is refused when it is easy to guess: %s',
    (password) => expect(passwordFlaw(password, 'ivanov')).toBe('TOO_COMMON'),
  );

  it('does not contain the login, in any case', () => {
    expect(passwordFlaw('my-IvanoV-2026', 'ivanov')).toBe('LIKE_LOGIN');
    expect(passwordFlaw('my-ivanov-2026', 'IVANOV')).toBe('LIKE_LOGIN');
    expect(passwordFlaw('my-petrov-2026', 'ivanov')).toBeNull();
  });

  it('may contain a login of up to three characters', () => {
    expect(passwordFlaw('the ivy on the wall', 'ivy')).toBeNull();
  });
});
