import * as z from 'zod';
import type { HealthNote } from '../health-note.ts';
import { instantOf, oneLine, type Severity, type Signal, severities } from '../signal.ts';

/** Text that may have come as a number or as a truth value. */
export const said = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** What only describes: unreadable, it is as if it were absent. */
export const aside = said
  .transform((value) => (value === '' ? undefined : value))
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? undefined);

/** Named values that only describe. */
export const details = z.record(z.string(), z.unknown()).nullish().catch(undefined);

/** A list of which what cannot be read is left out. */
export const several = <S extends z.ZodType>(schema: S) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) => items.flatMap((item) => schema.safeParse(item).data ?? []) as z.output<S>[]);

/** The envelope in which EventBridge delivers whatever a service of AWS says. */
export const AwsEvent = z.looseObject({
  'detail-type': z.string(),
  source: z.string(),
  account: aside,
  region: aside,
  time: z
    .unknown()
    .optional()
    .transform((value) => (typeof value === 'string' ? instantOf(value) : undefined)),
  resources: several(said).transform((names) => names.filter(Boolean)),
  detail: z.record(z.string(), z.unknown()),
});

/** JSON within JSON; undefined when it is none. */
export function json(source: unknown): unknown {
  if (typeof source !== 'string') return source;
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/**
 * The end of the second that the bus names: it tells seconds where a service tells milliseconds.
 *
 * @throws {z.ZodError} without a time, because nothing could say what came first
 */
export const instantAfter = (time: string | undefined): string =>
  z
    .string('has no time')
    .parse(time)
    .replace(/\.000Z$/, '.999Z');

const mostTags = 50;

const inWords = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
};

/** Labels, dimensions and the like as tags: 50 at most, each of one line. */
export function tagsOf(named: Readonly<Record<string, unknown>> | null | undefined): Record<string, string> {
  const given = Object.entries(named ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const tags = given.map(([name, value]) => [oneLine(name, 128), oneLine(inWords(value), 256)]);
  return Object.fromEntries(tags.filter(([name]) => name && name !== '__proto__').slice(0, mostTags));
}

const words: Readonly<Record<Severity, readonly string[]>> = {
  critical: [
    'critical',
    'crit',
    'fatal',
    'emergency',
    'emerg',
    'alert',
    'page',
    'disaster',
    'p1',
    'sev1',
    '1',
  ],
  error: ['error', 'err', 'high', 'major', 'severe', 'p2', 'sev2', '2'],
  warning: ['warning', 'warn', 'medium', 'moderate', 'average', 'minor', 'p3', 'sev3', '3'],
  info: [
    'info',
    'information',
    'informational',
    'low',
    'none',
    'debug',
    'notice',
    'ok',
    'p4',
    'p5',
    '4',
    '5',
  ],
};

/**
 * A source's word for how bad it is in our four words.
 *
 * @param map what an integration says its words mean; it goes before what the words usually mean
 */
export function severityOf(
  word: string | undefined,
  map: Readonly<Record<string, Severity>> = {},
): Severity | undefined {
  const folded = word?.trim().toLowerCase() ?? '';
  const mapped = Object.entries(map).find(([name]) => name.toLowerCase() === folded)?.[1];
  return mapped ?? severities.find((severity) => words[severity].includes(folded));
}

/** A link that a browser may be given. */
export function link(...candidates: readonly unknown[]): string | undefined {
  const found = candidates.find((each) => typeof each === 'string' && /^https?:\/\/[^\s<>"]+$/i.test(each));
  return typeof found === 'string' && found.length <= 2_000 ? found : undefined;
}

/** A key of any length as one that fits into a row's key: what is cut off still tells two of them apart (FNV-1a, twice). */
export function short(key: string): string {
  const flat = key.toWellFormed();
  if (flat.length <= 500) return flat;
  const hash = (seed: number) => {
    let sum = seed;
    for (const character of flat) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return sum.toString(16).padStart(8, '0');
  };
  return `${flat.slice(0, 480).toWellFormed()}~${hash(0x811c9dc5)}${hash(0x9747b28c)}`;
}

/** A fingerprint as the key of a row, which has 2,048 bytes. */
export const fitting = (fingerprint: string): string =>
  new TextEncoder().encode(fingerprint).length <= 1_900 ? fingerprint : short(fingerprint);

/** A deployment or another change that a source tells of: no alert, but what one looks at first. */
export type ChangeNote = {
  /** The same change has the same key, however often it is told and whatever has become of it. */
  readonly key: string;
  readonly source: Signal['source'];
  readonly integration?: string | undefined;
  readonly title: string;
  readonly state: 'noted' | 'started' | 'succeeded' | 'failed';
  readonly at: string;
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly service?: string | undefined;
};

/** What a message says: signals, changes, what AWS Health says, or nothing that the desk needs, with the reason. */
export type Said = {
  readonly signals?: readonly Signal[];
  readonly changes?: readonly ChangeNote[];
  readonly health?: HealthNote;
  readonly ignored?: string;
};
