import type { EventRow } from '../record/timeline.ts';
import { belongingOf } from './belonging.ts';
import type { Subject } from './subject.ts';

type Row = Readonly<Record<string, unknown>>;

/** Something that was said or done, as somebody is handed it. Others are `the desk`. */
export type Said = {
  readonly at: string;
  readonly what: string;
  readonly by: 'you' | 'the desk';
  readonly words?: unknown;
};

/** What an export says of one record. */
export type Entry = {
  readonly practice: string;
  readonly kind: string;
  readonly id: string;
  /** In which fields the record names them; `by` stands for what they did to it. */
  readonly as: readonly string[];
  readonly fields: Row;
  readonly history: readonly Said[];
};

/** Where a row lies, how it is found and secured: nothing of it is about anybody. */
const ours = /^(pk|sk|version|chain|clocks|expiresAt|holder|codes|kind|id|(open|person|subject)(Pk|Sk))$/;
/** Of a record that is not theirs, what tells them which it is. */
const outline: readonly string[] = ['state', 'openedAt', 'closedAt', 'askedAt', 'at', 'service'];
/** Records that only few may know of. */
const secret = /\bSEC-\d/;
const address = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
const personal =
  /^(assignee|owner|lead|manager|acknowledgedBy|resolvedBy|lastReopenedBy|mergedBy|stoppedBy|judgedBy|askedBy|watchers)$/;

const holds = (value: unknown, id: string): boolean =>
  value === id ||
  (typeof value === 'object' &&
    value !== null &&
    !(value instanceof Uint8Array) &&
    Object.values(value).some((inner) => holds(inner, id)));

/** A value without what it says of others: their mail addresses, and records that only few may know of. */
export function forThem(value: unknown, subject: Subject): unknown {
  if (typeof value === 'string') {
    const mine = subject.addresses.map((one) => one.toLowerCase());
    return value.replace(address, (found) =>
      mine.includes(found.toLowerCase()) ? found : '[somebody’s address]',
    );
  }
  if (Array.isArray(value)) return value.map((item) => forThem(item, subject));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, forThem(inner, subject)]));
}

const roleIn = (record: Row, id: string): string[] =>
  Object.keys(record).filter((name) => !ours.test(name) && holds(record[name], id));

const pick = (record: Row, take: (name: string) => boolean, subject: Subject): Row =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name, value]) => take(name) && !(personal.test(name) && value !== subject.id))
      .map(([name, value]) => [name, forThem(value, subject)]),
  );

/** Whether somebody reads what this event says: their own deeds, and of what is theirs what is not internal. */
const isTheirs = (event: EventRow, mine: boolean, id: string): boolean =>
  event.by === id || (mine && event.visibility !== 'internal');

function said({ at, type, by, said: spoken }: EventRow, subject: Subject): Said {
  const after = Object.entries(spoken?.words ?? {}).map(([name, word]) => [
    name,
    (word as Row | null)?.to ?? word,
  ]);
  const words = after.length ? { words: forThem(Object.fromEntries(after), subject) } : {};
  return { at, what: type, by: by === subject.id ? 'you' : 'the desk', ...words };
}

/**
 * What an export says of a record: all of what is theirs (themselves, what they asked for, wrote or got), and of any other how it
 * names them and what they said there. Internal notes of others are theirs, not this person's.
 *
 * @returns undefined for what has nothing to do with them, or names what only few may know of
 */
export function entryOf(
  practice: string,
  record: Row,
  events: readonly EventRow[],
  subject: Subject,
): Entry | undefined {
  const belonging = belongingOf(record, subject);
  const mine = belonging !== 'none' || record.uploadedBy === subject.id;
  const did = events.some(({ by }) => by === subject.id);
  const as = [...roleIn(record, subject.id), ...(did ? ['by'] : [])];
  if (!as.length && !mine) return undefined;
  if (secret.test(JSON.stringify(record))) return undefined;
  const take = (name: string) => !ours.test(name) && (mine || outline.includes(name));
  const history = events.filter(
    (event) => isTheirs(event, mine, subject.id) && !secret.test(JSON.stringify(event)),
  );
  return {
    practice,
    kind: String(record.kind),
    id: String(record.id),
    as,
    fields: pick(record, take, subject),
    history: history.map((event) => said(event, subject)),
  };
}

/** What an export says of a row that is no record: the changes of their rights, their threads of mail, the day they came last. */
export function rowOf(practice: string, row: Row, subject: Subject): Entry | undefined {
  const { pk, sk, ...values } = row;
  const kind = String(pk).split('#', 1)[0] ?? '';
  // An answer that waits for a repetition says again what its record says.
  if (kind === 'idem' || kind === 'search-note' || !roleIn(values, subject.id).length) return undefined;
  if (secret.test(JSON.stringify(row))) return undefined;
  const fields = pick(values, (name) => !ours.test(name), subject);
  if (!Object.keys(fields).length) return undefined;
  return { practice, kind, id: String(values.id ?? sk), as: roleIn(values, subject.id), fields, history: [] };
}
