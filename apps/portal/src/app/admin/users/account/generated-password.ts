import { passwordFlaw } from '@supportal/domain';

// Letters and digits that nobody takes for one another when they are read out or typed from paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const [groups, groupLength] = [4, 4];

/** A password that cannot be guessed, in groups that can be read out: `kRm7-w3Tq-…`. */
export function generatedPassword(login = ''): string {
  const password = Array.from({ length: groups }, word).join('-');
  return passwordFlaw(password, login) ? generatedPassword(login) : password;
}

const word = (): string => Array.from({ length: groupLength }, letter).join('');

function letter(): string {
  // Numbers beyond the last whole alphabet are drawn again: every letter is as likely as the others.
  const fair = 256 - (256 % alphabet.length);
  let drawn = fair;
  while (drawn >= fair) drawn = crypto.getRandomValues(new Uint8Array(1))[0] ?? fair;
  return alphabet.charAt(drawn % alphabet.length);
}
