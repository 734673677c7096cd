import * as z from 'zod';

// Bidirectional controls reorder what people read; the text itself loses nothing without them.
const bidi = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g;
const lineControls = /[\p{Cc}\u2028\u2029]/u;
const textControls = /(?![\t\n\r])\p{Cc}/u;
const readable = (controls: RegExp) => (value: string) => value.isWellFormed() && !controls.test(value);

/** One line of people's text: trimmed, not empty, without control characters, so that no header or log splits. */
export const line = (max: number) =>
  z
    .string()
    .overwrite((value) => value.replace(bidi, '').trim())
    .min(1)
    .max(max)
    .refine(readable(lineControls), 'has control characters or broken Unicode');

/** Several lines of people's text: line breaks and tabs are fine, other control characters are not. */
export const text = (max: number) =>
  z
    .string()
    .overwrite((value) => value.replace(bidi, '').trim())
    .min(1)
    .max(max)
    .refine(readable(textControls), 'has control characters or broken Unicode');

/** Text of a machine as our records accept text: never refused, but without what could split or hide something. */
export const readableText = (value: string): string =>
  value
    .toWellFormed()
    .replace(bidi, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, ' ')
    .trim();

/** The same as one line. */
export const readableLine = (value: string): string =>
  readableText(value)
    .replace(/[\t\n\u2028\u2029]+/g, ' ')
    .trim();

/** An id that people choose: lower-case letters, digits and hyphens, e.g. `platform-primary`. */
export const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens');

/** A slug made of a name, for records whose id people did not choose. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');

/** A mail address as this product accepts it: one plain addr-spec in ASCII, without comments or quotes. */
export const mailAddress = z.email().max(254);

/** An IANA time zone that this runtime knows, e.g. `Europe/Berlin`. */
export const timeZone = z.string().max(60).refine(isTimeZone, 'is not an IANA time zone');

function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

/** A moment as ISO 8601 in UTC, or with an offset. */
export const moment = z.iso.datetime({ offset: true });

/** A moment that people name: in the years for which time zones are known, so that it stays a moment in UTC, too. */
export const knownMoment = moment.refine(
  (value) => value >= '2000-01-02' && value < '2199',
  'is not between 2000 and 2199',
);
