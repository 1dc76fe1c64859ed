import { limits } from '../limits';

/** Why a password is refused. */
export type PasswordFlaw = 'TOO_SHORT' | 'TOO_LONG' | 'TOO_COMMON' | 'LIKE_LOGIN';

const common = new Set(
  `password password1 password12 password123 passw0rd1 qwerty1234 qwerty12345 qwertyuiop 1234567890 12345678910
   0123456789 9876543210 1q2w3e4r5t 1qaz2wsx3edc qazwsxedc1 administrator adminadmin administrator1 welcome123
   letmein123 iloveyou123 changeme123 changeit123 supportal1 supportal123 abcdefghij abc1234567 aaaaaaaaaa
   1111111111 0000000000 qweasdzxc1 zaq12wsxcde йцукенгшщз йцукен12345 пароль1234 пароль12345 пользователь
   администратор привет12345 любовь12345 1234567890q`.split(/\s+/),
);

/** What is wrong with a new password, or null. The least length counts characters; see NIST SP 800-63B, section 5.1.1.2. */
export function passwordFlaw(password: string, login: string): PasswordFlaw | null {
  if ([...password].length < limits.passwordMin) return 'TOO_SHORT';
  // Counted as everywhere else: a longer one could be set, but not typed at the sign-in.
  if (password.length > limits.passwordMax) return 'TOO_LONG';
  const lower = password.toLowerCase();
  if (common.has(lower) || new Set(lower).size < 4) return 'TOO_COMMON';
  if (login.length >= 4 && lower.includes(login.toLowerCase())) return 'LIKE_LOGIN';
  return null;
}
