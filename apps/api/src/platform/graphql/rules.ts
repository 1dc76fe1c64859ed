import { ValidateBy, type ValidationOptions } from 'class-validator';
import type { MessageDraft } from './failure';

// A message travels through class-validator as JSON, because it gets its language only at the edge.
/** A rule of an input, and what is told when it does not hold. */
export const rule = (
  name: string,
  draft: MessageDraft,
  holds: (value: unknown) => boolean,
  options?: ValidationOptions,
) =>
  ValidateBy({ name, validator: { validate: holds, defaultMessage: () => JSON.stringify(draft) } }, options);

const isText = (value: unknown): value is string => typeof value === 'string';
const absent = (value: unknown) => value === null || value === undefined;
// Tab, line feed and carriage return are text; other control characters and lone surrogates are not.
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** No control characters and no halves of characters. */
export const Plain = () =>
  rule('controlCharacters', { key: 'controlCharacters' }, (v) => !isText(v) || !forbidden.test(v));

/** Text of at most `max` UTF-16 units, without control characters; absent is fine. */
export function Text(max: number): PropertyDecorator {
  const fits = (v: unknown) => absent(v) || (isText(v) && v.length <= max);
  return (target, property) => {
    rule('tooLong', { key: 'tooLong', params: { max } }, fits)(target, property as string);
    Plain()(target, property as string);
  };
}

/** True for text with at least one visible character. */
export const isFilled = (text: string): boolean => /[^\s\p{Cf}\p{DI}]/u.test(text);

/** Text with at least one visible character. */
export const Filled = () => rule('blank', { key: 'blank' }, (v) => isText(v) && isFilled(v));

/** True for text without line breaks. */
export const isSingleLine = (text: string): boolean => !/[\r\n\u2028\u2029]/.test(text);

/** A single line: no line breaks. */
export const SingleLine = () =>
  rule('singleLine', { key: 'controlCharacters' }, (v) => !isText(v) || isSingleLine(v));

/** Whole number between `min` and `max`, both included; absent is fine. */
export const Between = (min: number, max: number) =>
  rule(
    'outOfRange',
    { key: 'outOfRange', params: { min, max } },
    (v) => absent(v) || (Number.isInteger(v) && (v as number) >= min && (v as number) <= max),
  );

/** A list of at most `max` entries; absent is fine. */
export const AtMost = (max: number, key: 'tooManyFiles' | 'outOfRange' = 'outOfRange') =>
  rule(key, { key, params: { min: 0, max } }, (v) => absent(v) || (Array.isArray(v) && v.length <= max));

/** True for something that looks like an e-mail address. */
export const isEmail = (text: string): boolean =>
  /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"()]+$/.test(text.trim());

/** Something that looks like an e-mail address; empty and absent are fine. */
export const Email = () =>
  rule('email', { key: 'badEmail' }, (v) => absent(v) || (isText(v) && (v.trim() === '' || isEmail(v))));

/** True for text without control characters and halves of characters. */
export const isPlain = (text: string): boolean => !forbidden.test(text);

/** An IANA time zone that this machine knows; absent is fine. */
export const TimeZone = () =>
  rule('timeZone', { key: 'unknownValue' }, (v) => absent(v) || (isText(v) && isTimeZone(v)));

/** True for an IANA time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
