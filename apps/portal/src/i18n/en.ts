import admin from './en/admin.json';
import app from './en/app.json';
import audit from './en/audit.json';
import calendars from './en/calendars.json';
import card from './en/card.json';
import checklists from './en/checklists.json';
import create from './en/create.json';
import directories from './en/directories.json';
import files from './en/files.json';
import list from './en/list.json';
import organizations from './en/organizations.json';
import people from './en/people.json';
import settings from './en/settings.json';

/** All texts of the portal in English: one file per part of the portal, the words of the domain live in libs/domain. */
export default {
  ...app,
  ...settings,
  admin,
  audit,
  calendars,
  checklists,
  list,
  create,
  organizations,
  directories,
  card,
  files,
  people,
};
