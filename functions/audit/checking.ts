import { erasedBy } from '../record/erasing.ts';
import type { EventRow } from '../record/timeline.ts';
import { canonical, hashOfEvent, hashOfLeft, hashOfSaid } from '../runtime/chain.ts';

/** What the rows of one record show: what is wrong with it, and the hash of each of its event rows by version. */
export type Checked = {
  readonly wrong: readonly string[];
  readonly hashes: ReadonlyMap<number, string>;
  /** Event rows whose words were erased, in whole or in part, as the law lets people ask for. */
  readonly erased: number;
  /** The erasures that its events tell of. */
  readonly erasures: ReadonlySet<string>;
};

type Row = Readonly<Record<string, unknown>>;
/** By version: the hash that words have since an erasure, or nothing where they are gone. */
type Erased = ReadonlyMap<number, string | undefined>;

/** Fields of a row that are no fields of the record: where it lies, where it is found, what the chain itself is, and parts of fields. */
const ours = /^(pk|sk|version|chain|expiresAt|(open|person|subject)(Pk|Sk)|.*\..*)$/;

const has = (change: unknown) => Object.keys(change as object).length > 0;

type Left = { readonly hash: string; readonly salt: string | undefined };
type Replayed = {
  readonly fields: Row;
  /** Hashes of those that events leave out, with what they are salted with. */
  readonly left: ReadonlyMap<string, Left>;
  readonly unknown: ReadonlySet<string>;
};

/** The fields that a record has after these events, and those of which nobody can say: words that were erased were the last. */
function replayed(events: readonly EventRow[]): Replayed {
  const fields: Record<string, unknown> = {};
  const unknown = new Set<string>();
  const hashes = new Map<string, Left>();
  for (const { changed, said, saidHash, left = {} } of events) {
    // What was said of a field is a change of it; whatever else was said is no field.
    const words = Object.fromEntries(
      Object.entries(said?.words ?? {}).filter(([name]) => name in changed),
    ) as Record<string, { to?: unknown }>;
    for (const name of Object.keys(changed)) if (!said && !has(changed[name])) unknown.add(name);
    for (const [name, change] of Object.entries({ ...changed, ...words })) {
      if (unknown.has(name) && !has(change)) continue;
      unknown.delete(name);
      hashes.delete(name);
      fields[name] = change.to;
    }
    for (const [name, hash] of Object.entries(left)) {
      const known = said !== undefined || saidHash === undefined;
      if (known) unknown.delete(name);
      else unknown.add(name);
      hashes.set(name, { hash, salt: said?.salt });
    }
  }
  return { fields, left: hashes, unknown };
}

function differs(record: Row, events: readonly EventRow[]): string[] {
  const { fields, left, unknown } = replayed(events);
  const holds = (name: string) => {
    const { hash, salt } = left.get(name) ?? {};
    return hash
      ? hashOfLeft(record[name], salt) === hash
      : canonical([record[name]]) === canonical([fields[name]]);
  };
  return [...new Set([...Object.keys(record), ...Object.keys(fields), ...left.keys()])].filter(
    (name) => !ours.test(name) && !unknown.has(name) && !holds(name),
  );
}

function ofRecord(record: Row | undefined, events: readonly EventRow[]): string[] {
  const last = events.at(-1);
  if (!last) return ['has a record without any event'];
  if (!record) return ['its record is gone'];
  if (record.version !== last.version)
    return [`its record is at version ${record.version}, its last event at ${last.version}`];
  if (record.chain !== hashOfEvent(last)) return ['its record does not follow from its last event'];
  return differs(record, events).map((name) => `${name} is not what its events say`);
}

/** The words of a row are those that were said, or what the last erasure left of them. */
function ofWords(row: EventRow, erased: Erased): string[] {
  const { version, saidHash } = row;
  const known = erased.has(version);
  const due = known ? erased.get(version) : saidHash;
  const found = hashOfSaid(row);
  if (found === due) return [];
  if (found === undefined && saidHash)
    return [`the words of version ${version} are gone, and no erasure tells of it`];
  return [
    known && due === undefined
      ? `version ${version} has words that were erased`
      : `the words of version ${version} were changed`,
  ];
}

function ofEvent(row: EventRow, before: EventRow | undefined, erased: Erased): string[] {
  const { version, previous } = row;
  // What was there before anybody changed it, such as a rule that comes with the desk, has no event that says so.
  const first = before || previous !== undefined ? 1 : version;
  const expected = before ? before.version + 1 : first;
  const gap = version === expected ? [] : [`version ${expected} is missing`];
  const follows = before ? previous === hashOfEvent(before) : previous === undefined;
  const broken =
    follows || gap.length
      ? []
      : [`version ${version} does not follow from what is before it: one of the two was changed`];
  return [...gap, ...broken, ...ofWords(row, erased)];
}

/** Holds the event rows of a record (in order of their versions) against each other and against the record. */
export function checkRecord(record: Row | undefined, events: readonly EventRow[]): Checked {
  const told = events.flatMap((event) => erasedBy(event) ?? []);
  const erased = new Map(told.flatMap(({ words }) => words.map(({ version, hash }) => [version, hash])));
  return {
    wrong: [...events.flatMap((row, i) => ofEvent(row, events[i - 1], erased)), ...ofRecord(record, events)],
    hashes: new Map(events.map((row) => [row.version, hashOfEvent(row)])),
    erased: erased.size,
    erasures: new Set(told.map(({ erasure }) => erasure)),
  };
}
