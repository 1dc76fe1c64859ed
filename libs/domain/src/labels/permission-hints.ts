import type { Permission } from '../access/permissions';
import type { Locale } from './labels';
import { permissionHintsEn } from './permission-hints.en';
import { permissionHintsRu } from './permission-hints.ru';

/** What each right allows, in a sentence; apart from the other words, because only administration shows them. */
export const permissionHints: Readonly<Record<Locale, Readonly<Record<Permission, string>>>> = {
  ru: permissionHintsRu,
  en: permissionHintsEn,
};
