import type { EventRow } from '../record/timeline.ts';
import { canonical, hashOfEvent, hashOfWords } from '../runtime/chain.ts';

/** What the rows of one record show: what is wrong with it, and the hash of each of its event rows by version. */
export type Checked = {
  readonly wrong: readonly string[];
  readonly hashes: ReadonlyMap<number, string>;
  /** Event rows whose words were erased, as the law lets people ask for. */
  readonly erased: number;
};

type Row = Readonly<Record<string, unknown>>;

/** Fields of a row that are no fields of the record: where it lies, where it is found, and what the chain itself is. */
const ours = /^(pk|sk|version|chain|expiresAt|(open|person|subject)(Pk|Sk))$/;

/** The fields that a record has after these events; nothing when words of one were erased, for they may have been a field's. */
function replayed(events: readonly EventRow[]): Row | undefined {
  const fields: Record<string, unknown> = {};
  for (const { changed, said, saidHash } of events) {
    if (saidHash && !said) return undefined;
    const { text: _, ...words } = (said?.words ?? {}) as Record<string, { to?: unknown }>;
    for (const [name, { to }] of Object.entries({ ...changed, ...words })) fields[name] = to;
  }
  return fields;
}

const differs = (record: Row, fields: Row) =>
  [...new Set([...Object.keys(record), ...Object.keys(fields)])].filter(
    (name) => !ours.test(name) && canonical([record[name]]) !== canonical([fields[name]]),
  );

function ofRecord(record: Row | undefined, events: readonly EventRow[]): string[] {
  const last = events.at(-1);
  if (!last) return ['has a record without any event'];
  if (!record) return ['its record is gone'];
  if (record.version !== last.version)
    return [`its record is at version ${record.version}, its last event at ${last.version}`];
  if (record.chain !== hashOfEvent(last)) return ['its record does not follow from its last event'];
  const fields = replayed(events);
  return fields ? differs(record, fields).map((name) => `${name} is not what its events say`) : [];
}

function ofEvent(row: EventRow, before: EventRow | undefined): string[] {
  const { version, previous, said, saidHash } = row;
  const expected = (before?.version ?? 0) + 1;
  const gap = version === expected ? [] : [`version ${expected} is missing`];
  const follows = before ? previous === hashOfEvent(before) : previous === undefined;
  const broken =
    follows || gap.length
      ? []
      : [`version ${version} does not follow from what is before it: one of the two was changed`];
  const words =
    said && hashOfWords(said.salt, said.words) !== saidHash
      ? [`the words of version ${version} were changed`]
      : [];
  return [...gap, ...broken, ...words];
}

/** Holds the event rows of a record (in order of their versions) against each other and against the record. */
export function checkRecord(record: Row | undefined, events: readonly EventRow[]): Checked {
  return {
    wrong: [...events.flatMap((row, i) => ofEvent(row, events[i - 1])), ...ofRecord(record, events)],
    hashes: new Map(events.map((row) => [row.version, hashOfEvent(row)])),
    erased: events.filter(({ said, saidHash }) => saidHash && !said).length,
  };
}
