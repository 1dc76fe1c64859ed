const mebibyte = 1024 * 1024;

/** Every limit of the product in one place; lengths in UTF-16 units, sizes in bytes. */
export const limits = {
  subject: 255,
  body: 16_000,
  comment: 16_000,
  name: 255,
  description: 1000,
  linksAtOnce: 500,
  calendarExceptions: 250,
  intervalsPerDay: 10,
  calendarNote: 200,
  checklistItems: 20,
  checklistHint: 500,
  login: 100,
  passwordMin: 10,
  passwordMax: 200,
  platformVersion: 100,
  searchText: 200,
  fileName: 200,
  fileSize: 25 * mebibyte,
  filesPerMessage: 10,
  pageSize: 100,
  timelinePage: 200,
  idempotencyKey: 64,
  ratingMax: 5,
  extendHoursMax: 400,
} as const;
