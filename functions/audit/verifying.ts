import type { EventRow } from '../record/timeline.ts';
import { dateOf } from './anchor.ts';
import { checkRecord } from './checking.ts';
import { leafText } from './leaf.ts';
import { rootOf, sealOf } from './merkle.ts';
import type { Day } from './vault.ts';

type Row = Readonly<Record<string, unknown>>;
export type Rows = AsyncIterable<Row> | Iterable<Row>;
export type Days = AsyncIterable<readonly [string, Day]> | Iterable<readonly [string, Day]>;

/** Something that is not as it was recorded. */
export type Finding = { readonly what: string; readonly wrong: string };

/** What an audit came to. */
export type Audit = {
  readonly records: number;
  readonly events: number;
  readonly erased: number;
  readonly days: number;
  /** The latest day and its seal: to be kept where nobody of the desk comes, for the next audit. */
  readonly last: { readonly day: string; readonly seal: string } | undefined;
  readonly findings: readonly Finding[];
};

/** Rows of one record after the other, as they lie in a table: those of one partition are together. */
async function* byRecord(rows: Rows): AsyncGenerator<[string, Row[]]> {
  let [pk, group]: [unknown, Row[]] = [undefined, []];
  for await (const row of rows) {
    if (row.pk !== pk && group.length) yield [String(pk), group];
    if (row.pk !== pk) [pk, group] = [row.pk, []];
    group.push(row);
  }
  if (group.length) yield [String(pk), group];
}

/** What the partitions of erasures begin with (`privacy/keep.ts`). */
const erasureKey = 'erasure#';

type Event = { readonly hash: string; readonly at: string };

/**
 * Checks a desk's rows and vault against each other, without the desk: every event row follows from the one before it, every
 * record from its events, every row stands under an anchor with the hash that it has, and every anchor on the one before it.
 *
 * @param rows records and event rows, those of one record together and in the order of their sort keys
 * @param days of the vault, in their order
 * @param seals of days as somebody kept them outside
 */
export async function verify(
  rows: Rows,
  days: Days,
  seals: Readonly<Record<string, string>> = {},
): Promise<Audit> {
  const findings: Finding[] = [];
  const events = new Map<string, Event>();
  const named = new Map<string, string>();
  const there = new Set<string>();
  let [records, erased] = [0, 0];
  for await (const [pk, group] of byRecord(rows)) {
    const history = group.filter(({ sk }) => String(sk).startsWith('event#')) as unknown as EventRow[];
    const checked = checkRecord(
      group.find(({ sk }) => sk === 'record'),
      history,
    );
    findings.push(...checked.wrong.map((wrong) => ({ what: pk, wrong })));
    for (const { version, at } of history)
      events.set(`${pk} ${version}`, { hash: checked.hashes.get(version) ?? '', at });
    for (const erasure of checked.erasures) if (!named.has(erasure)) named.set(erasure, pk);
    if (pk.startsWith(erasureKey)) there.add(pk.slice(erasureKey.length));
    records += 1;
    erased += checked.erased;
  }
  for (const [erasure, what] of named)
    if (!there.has(erasure))
      findings.push({ what, wrong: `it names ${erasure}, and there is no such erasure` });
  const anchored = await checkDays(days, events, seals, findings);
  return { records, events: events.size, erased, ...anchored, findings };
}

async function checkDays(
  days: Days,
  events: ReadonlyMap<string, Event>,
  seals: Readonly<Record<string, string>>,
  findings: Finding[],
): Promise<Pick<Audit, 'days' | 'last'>> {
  const wrong = (what: string, text: string) => findings.push({ what, wrong: text });
  const proven = new Set<string>();
  let last: Audit['last'];
  let count = 0;
  for await (const [day, { said, leaves }] of days) {
    if (last && day !== dateOf(Date.parse(last.day) + 86_400_000))
      wrong(day, `no anchor is between ${last.day} and it`);
    if (said.previous !== (last?.seal ?? '')) wrong(day, 'it does not stand on the anchor before it');
    if (said.size !== leaves.length || said.root !== rootOf(leaves.map(leafText)))
      wrong(day, 'its leaves do not give its root');
    if (said.seal !== sealOf(said.previous, day, said.size, said.root))
      wrong(day, 'its seal is not that of what it says');
    if (seals[day] !== undefined && seals[day] !== said.seal)
      wrong(day, 'its seal is not the one that was kept');
    for (const { pk, version, hash } of leaves) {
      const event = events.get(`${pk} ${version}`);
      proven.add(`${pk} ${version}`);
      if (!event) wrong(pk, `version ${version} is gone; it was there on ${day}`);
      else if (event.hash !== hash) wrong(pk, `version ${version} is not what it was on ${day}`);
    }
    last = { day, seal: said.seal };
    count += 1;
  }
  for (const day of Object.keys(seals))
    if (!last || day > last.day) wrong(day, 'there is no anchor of a day whose seal was kept');
  const end = last ? `${last.day}T23:00:00` : '';
  for (const [key, { at }] of events) {
    const [pk = '', version] = key.split(' ');
    if (at < end && !proven.has(key))
      wrong(pk, `version ${version} of ${at.slice(0, 10)} stands under no anchor`);
  }
  return { days: count, last };
}
