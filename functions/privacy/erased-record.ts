import type { EventRow } from '../record/timeline.ts';
import { type Belonging, belongingOf, ticketWords } from './belonging.ts';
import { maskedField, type Pen, redacted } from './masking.ts';
import type { Subject } from './subject.ts';

type Row = Readonly<Record<string, unknown>>;

/** What becomes of the words of one event row; without words they go altogether. */
export type ErasedWords = {
  readonly row: EventRow;
  readonly words?: Row | undefined;
  readonly notices?: EventRow['notices'];
};

/** What an erasure does to one record. */
export type ErasedRecord = {
  /** The record as it is afterwards, the attributes of its indexes included. */
  readonly next: Row;
  /** Names of its fields that are another then. */
  readonly fields: readonly string[];
  readonly words: readonly ErasedWords[];
  /** Files whose bytes go. */
  readonly files: readonly { readonly from: 'attachments' | 'mails'; readonly key: string }[];
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const mapped = (row: Row, change: (name: string, value: unknown) => unknown): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(name, value)]));

/** The fields that are kept as words, by what the events say of them: it stays said when the words are gone. */
function wordFields(events: readonly EventRow[]): ReadonlySet<string> {
  const bare = events.flatMap(({ changed }) =>
    Object.keys(changed).filter((name) => !Object.keys(changed[name] as object).length),
  );
  return new Set([...bare, ...events.flatMap(({ said }) => Object.keys(said?.words ?? {}))]);
}

/** Attributes that say where a row lies, and what it is. */
const fixed: readonly string[] = ['pk', 'sk', 'id', 'kind', 'version', 'chain', 'state'];
/** Where a mail lies, and our own address that it was sent to. */
const ours: readonly string[] = ['raw', 'to'];
const reaching: readonly string[] = ['address', 'from', 'email', 'name'];

/** Somebody as they are kept afterwards: nothing that leads to them, and what they could do stays said. */
function nobody(record: Row, { id, pseudonym, address }: Subject, erased: Row): Row {
  const { identities: _, codes: __, language: ___, addressConfirmed: ____, ...rest } = record;
  const named = { name: pseudonym, title: pseudonym, email: address, contacts: [], timeZone: 'UTC' };
  const filed = record.openSk ? { openSk: `${pseudonym.toLowerCase()}#${id}` } : {};
  return { ...rest, ...named, ...filed, enrolled: false, erased: record.erased ?? erased };
}

type File = ErasedRecord['files'][number];
const stored = (key: string | undefined): File[] => (key ? [{ from: 'attachments', key }] : []);

const none = (): File[] => [];
/** The files of records of which everything is theirs, by kind. */
const filesIn: Readonly<Record<string, (record: Row) => File[]>> = {
  mail: ({ raw, html, files }) => [
    { from: 'mails', key: (raw as { key: string }).key },
    ...stored(html as string | undefined),
    ...((files ?? []) as { key: string }[]).flatMap(({ key }) => stored(key)),
  ],
  'data-export': ({ id, files }) =>
    ((files ?? []) as { name: string }[]).flatMap(({ name }) => stored(`personal-data/${id}/${name}`)),
};

function nextRecord(
  record: Row,
  belonging: Belonging,
  said: ReadonlySet<string>,
  pen: Pen,
  erased: Row,
): Row {
  if (belonging === 'person') return nobody(record, pen.subject, erased);
  const theirs = (name: string) =>
    belonging === 'whole'
      ? (said.has(name) && !ours.includes(name)) || reaching.includes(name)
      : belonging === 'ticket' && ticketWords.includes(name);
  const next = mapped(record, (name, value) =>
    fixed.includes(name) ? value : theirs(name) ? maskedField(name, value, pen) : redacted(value, pen),
  );
  // What a sender attached, how they had written it, and what was written out for them, lies in files.
  if (belonging !== 'whole' || !(filesIn[String(record.kind)] ?? none)(record).length) return next;
  const { html: _, ...rest } = next;
  return { ...rest, ...(rest.files ? { files: [] } : {}) };
}

function nextWords(row: EventRow, belonging: Belonging, pen: Pen): ErasedWords | undefined {
  const { said, notices } = row;
  if (!said) return undefined;
  const mine = row.by === pen.subject.id;
  if (belonging === 'person' || belonging === 'whole' || (belonging === 'ticket' && mine))
    return row.type.endsWith('.erased') ? undefined : { row };
  const onlySpeech = mine && 'text' in said.words && Object.keys(said.words).length === 1;
  if (onlySpeech) return { row };
  const theirs = (name: string) =>
    (belonging === 'ticket' && ticketWords.includes(name)) || (mine && name === 'text');
  const words = mapped(said.words, (name, value) => {
    if (!theirs(name)) return redacted(value, pen);
    return typeof value === 'object' && value !== null
      ? mapped(value as Row, (_, end) => maskedField(name, end, pen))
      : maskedField(name, value, pen);
  });
  const told = notices && (redacted(notices, pen) as EventRow['notices']);
  if (same(words, said.words) && same(told, notices)) return undefined;
  return { row, words, ...(told && { notices: told }) };
}

/** A file that somebody attached to what they asked for: its bytes go, and its record says so. */
function withoutFile(record: Row, pen: Pen): Row {
  const { key: _, subjectPk: __, subjectSk: ___, ...rest } = record;
  return { ...rest, title: maskedField('title', record.title, pen), state: 'removed' };
}

/**
 * What is to be done to a record so that nothing of somebody is left in it; undefined when nothing is. Done once, there is
 * nothing left to do.
 *
 * @param record as it lies in its table
 * @param events all of its event rows
 * @param erased what a person's record says of the erasure
 * @param theirFile whether it is a file that they attached to a ticket of theirs
 */
export function eraseRecord(
  record: Row,
  events: readonly EventRow[],
  pen: Omit<Pen, 'titles'>,
  erased: Row,
  theirFile = false,
): ErasedRecord | undefined {
  const belonging = theirFile ? 'whole' : belongingOf(record, pen.subject);
  const whole = { ...pen, titles: belonging === 'whole' };
  const next = theirFile
    ? withoutFile(record, whole)
    : nextRecord(record, belonging, wordFields(events), whole, erased);
  const names = [...new Set([...Object.keys(record), ...Object.keys(next)])];
  const fields = names.filter((name) => !same(record[name], next[name]));
  const words = events.flatMap((row) => nextWords(row, belonging, whole) ?? []);
  if (!fields.length && !words.length) return undefined;
  const attached = theirFile && record.key ? [{ from: 'attachments' as const, key: String(record.key) }] : [];
  const others = belonging === 'whole' && !theirFile ? (filesIn[String(record.kind)] ?? none)(record) : [];
  return { next, fields, words, files: [...attached, ...others] };
}

/** Texts by which words that somebody said in a record of theirs are recognised where others copied them. */
export function wordsIn(record: Row, events: readonly EventRow[], subject: Subject): string[] {
  const belonging = belongingOf(record, subject);
  if (belonging !== 'ticket' && belonging !== 'whole') return [];
  const theirs = (row: EventRow) =>
    Object.entries(row.said?.words ?? {}).filter(
      ([name]) => row.by === subject.id || ticketWords.includes(name) || belonging === 'whole',
    );
  const spoken = events.flatMap((row) => theirs(row).flatMap(([, value]) => textsOf(value)));
  const kept = ['title', 'description', 'text', 'comment'].flatMap((name) => textsOf(record[name]));
  return [...kept, ...spoken].filter((text) => text !== subject.address);
}

const notWords = ['id', 'item', 'state', 'key', 'sha256', 'type', 'name', 'kind', 'at', 'title', 'label'];

/** Texts that people wrote: what looks like an id, a state or a moment is none. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (notWords.includes(name) ? [] : textsOf(inner)));
}
