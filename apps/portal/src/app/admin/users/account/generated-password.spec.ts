import { passwordFlaw } from '@supportal/domain';
import { generatedPassword } from './generated-password';

describe('a generated password', () => {
  it('is accepted, can be read out and is another one every time', () => {
    const made = Array.from({ length: 200 }, () => generatedPassword('ivanov'));
    expect(new Set(made).size).toBe(made.length);
    expect(made.filter((password) => passwordFlaw(password, 'ivanov'))).toEqual([]);
    expect(made.filter((password) => !/^[a-zA-Z2-9]{4}(-[a-zA-Z2-9]{4}){3}$/.test(password))).toEqual([]);
    expect(made.join('')).not.toMatch(/[0O1lIi]/);
  });
});
