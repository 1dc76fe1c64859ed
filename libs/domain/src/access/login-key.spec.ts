import { loginKey } from './login-key';

describe('the form in which logins are compared', () => {
  it.each([
    ['case', 'Ivanov', 'iVANOV'],
    ['blanks', ' iva nov\u00A0', 'ivanov'],
    ['Cyrillic letters that look like Latin ones', 'аdmin', 'admin'],
    ['whole words of them', 'СОРОКА', 'copoka'],
    ['ё and е', 'семён', 'семен'],
    ['full-width letters', 'ａｄｍｉｎ', 'admin'],
    ['characters that cannot be seen', 'ad\u200Bm\u2060in\uFEFF', 'admin'],
    ['soft hyphens', 'ad\u00ADmin', 'admin'],
    ['composed and decomposed letters', 'й.петров', 'и\u0306.петров'],
  ])('is the same over %s', (_, one, other) => expect(loginKey(one)).toBe(loginKey(other)));

  it.each([
    ['ivanov', 'ivanova'],
    ['ivan.ov', 'ivanov'],
    ['user1', 'userl'],
    ['иван', 'ivan'],
    ['шип', 'щип'],
  ])('keeps %s and %s apart', (one, other) => expect(loginKey(one)).not.toBe(loginKey(other)));

  it('does not change what has it already', () => {
    for (const login of ['Сорока', 'ADMIN ', 'ё', 'ﬁ'])
      expect(loginKey(loginKey(login))).toBe(loginKey(login));
  });
});
