import type { Entry } from './exported.ts';

/** What somebody reads first of a file of theirs. */
const readme = [
  'This is what the service desk holds about you (GDPR, articles 15 and 20).',
  '`entries` has one entry for each record that is about you or that you took part in: `practice` and `kind` say what it is, `as`',
  'in which fields it names you, `fields` what it says, `history` what was said and done, by you or by the desk.',
  'Of records of others you get how they name you and what you said there. Mail addresses of others and internal notes are left out.',
  'A large desk gives several such files; each can be read by itself. Files that you attached are listed, and can be had from the',
  'record that they are attached to. Times are UTC.',
].join('\n');

/** A file of an export as text. */
export const exportDocument = (person: string, at: string, part: number, entries: readonly Entry[]): string =>
  JSON.stringify({ readme, format: 'itsm.personal-data/1', person, gatheredAt: at, part, entries }, null, 1);
