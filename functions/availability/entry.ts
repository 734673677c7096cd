import type { Claim } from '../kernel/decision.ts';
import type { Stretch } from '../kernel/span.ts';
import type { Outage, OutageType } from './outage.ts';

/** What figures have to know of an outage: all of it stands in the key by which the outage is found. */
export type Entry = {
  readonly id: string;
  readonly type: OutageType;
  readonly from: number;
  /** Undefined while it goes on. */
  readonly until?: number | undefined;
  readonly acknowledgedAt?: number | undefined;
};

/** What outages are found by. */
export type SubjectKind = 'service' | 'offering' | 'ci';

/** The partition of the subject index that holds the outages of a service, an offering or an item. */
export const partitionOf = (kind: SubjectKind, id: string): string => `outage#${kind}#${id}`;

// Sorts after every moment: what goes on ends last.
const open = '~';
const written = (at: string | undefined) =>
  at === undefined ? '' : String(Date.parse(at)).padStart(14, '0');
const read = (text: string | undefined) => (text && text !== open ? Number(text) : undefined);

/** The sort key of an outage among those of its subject: by its end, so that what ended before a time is not read. */
export const entryKey = ({ id, type, begin, end, acknowledgedAt }: Outage): string =>
  [end ? written(end) : open, written(begin), type, written(acknowledgedAt), id].join('#');

/** The place in a partition after which all outages end later than a moment. */
export const endingAfter = (moment: number): string => `${String(Math.max(0, moment)).padStart(14, '0')}$`;

/** What a sort key says of its outage. */
export function entryOf(key: string): Entry {
  const [end, begin, type, acknowledged, id = ''] = key.split('#');
  return {
    id,
    type: type as OutageType,
    from: Number(begin),
    until: read(end),
    acknowledgedAt: read(acknowledged),
  };
}

/** The stretch of an entry up to now. */
export const stretchOf = ({ from, until }: Entry, now: number): Stretch => ({
  from,
  until: until ?? Math.max(from, now),
});

const subjects = ({ services, offerings, cis }: Outage): string[] => [
  ...services.map((id) => `service#${id}`),
  ...offerings.map((id) => `offering#${id}`),
  ...cis.map((id) => `ci#${id}`),
];

// Whoever saves the outage replaces them: its version is what decides between two who do.
const holder = 'outage';

const row = (outage: Outage, subject: string, listed: boolean): Claim => ({
  pk: `outage#${outage.id}`,
  sk: `about#${subject}`,
  values: {
    holder,
    ...(listed && { id: outage.id, subjectPk: `outage#${subject}`, subjectSk: entryKey(outage) }),
  },
  heldBy: holder,
});

/** The rows by which an outage is found from what it is about: those that a decision adds, moves, or takes out of the index. */
export function entryRows(before: Outage | undefined, after: Outage): Claim[] {
  const there = (outage: Outage | undefined) =>
    outage && outage.state !== 'canceled' ? subjects(outage) : [];
  const [then, now] = [there(before), there(after)];
  const moved = before === undefined || entryKey(before) !== entryKey(after);
  return [
    ...now.filter((each) => moved || !then.includes(each)).map((each) => row(after, each, true)),
    ...then.filter((each) => !now.includes(each)).map((each) => row(after, each, false)),
  ];
}
