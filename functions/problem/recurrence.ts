/** Something that happened to a subject: an incident, or a source that was set aside. */
export type Occurrence = { readonly id: string; readonly at: string };

/** How many within how many days make a recurrence; with `growth`, also so many times as many as in the days before. */
export type Measure = {
  readonly count: number;
  readonly days: number;
  readonly growth?: number | undefined;
};

const day = 86_400_000;
const time = ({ at }: Occurrence) => Date.parse(at);

/** In order, each once. */
export const inOrder = (occurrences: readonly Occurrence[]): Occurrence[] =>
  [...new Map(occurrences.map((one) => [one.id, one])).values()].sort(
    (a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1),
  );

/** More often than in the days before the window, by so many times. */
function grew(all: readonly Occurrence[], end: number, { count, days, growth }: Measure): boolean {
  if (growth === undefined) return true;
  const [from, before] = [end - days * day, end - 2 * days * day];
  const now = all.filter((one) => time(one) > from && time(one) <= end).length;
  const then = all.filter((one) => time(one) > before && time(one) <= from).length;
  return now >= Math.max(count, growth * then);
}

/**
 * What recurred: every occurrence that is one of `count` within `days`. It is the same in whatever order they are heard of,
 * because no occurrence decides alone; none is there while the measure is not reached.
 */
export function recurring(occurrences: readonly Occurrence[], measure: Measure): Occurrence[] {
  const all = inOrder(occurrences);
  const { count, days } = measure;
  const found = new Set<Occurrence>();
  for (let first = 0; first + count <= all.length; first++) {
    const group = all.slice(first, first + count);
    const [begin, end] = [group[0], group.at(-1)].map((one) => time(one as Occurrence)) as [number, number];
    if (end - begin <= days * day && grew(all, end, measure)) for (const one of group) found.add(one);
  }
  return all.filter((one) => found.has(one));
}

/** What was said of the last candidate of a subject: while it is open, what recurs joins it. */
export type Standing = {
  readonly state: 'open' | 'accepted' | 'dismissed';
  /** Nothing up to then counts again. */
  readonly until: string;
};

/** What counts towards a new candidate: what came after people had judged the last one, and after the quiet that they chose. */
export const counted = (
  occurrences: readonly Occurrence[],
  standing: Standing | undefined,
): readonly Occurrence[] =>
  !standing || standing.state === 'open'
    ? occurrences
    : occurrences.filter(({ at }) => Date.parse(at) > Date.parse(standing.until));
