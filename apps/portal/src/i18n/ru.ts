import admin from './ru/admin.json';
import app from './ru/app.json';
import audit from './ru/audit.json';
import calendars from './ru/calendars.json';
import card from './ru/card.json';
import checklists from './ru/checklists.json';
import create from './ru/create.json';
import directories from './ru/directories.json';
import files from './ru/files.json';
import list from './ru/list.json';
import organizations from './ru/organizations.json';
import people from './ru/people.json';
import settings from './ru/settings.json';

/** All texts of the portal in Russian: one file per part of the portal, the words of the domain live in libs/domain. */
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
