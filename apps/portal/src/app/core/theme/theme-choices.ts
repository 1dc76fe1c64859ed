import type { IconName } from '@supportal/ui';
import type { TextKey } from '../i18n/texts';
import type { ThemeChoice } from './theme';

/** The themes as menus offer them. */
export const themeChoices: readonly { theme: ThemeChoice; icon: IconName; label: TextKey }[] = [
  { theme: 'LIGHT', icon: 'lightMode', label: 'shell.themes.LIGHT' },
  { theme: 'DARK', icon: 'darkMode', label: 'shell.themes.DARK' },
  { theme: 'SYSTEM', icon: 'contrast', label: 'shell.themes.SYSTEM' },
];
