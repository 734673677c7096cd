/** A stretch of time in milliseconds; `until` is the first instant that is not in it. */
export type Stretch = { readonly from: number; readonly until: number };

/** One person's stretch on call. */
export type Span = Stretch & { readonly person: string };

/** Stretches in order, with those that touch or overlap made one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: { from: number; until: number }[] = [];
  for (const { from, until } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else if (from < until) all.push({ from, until });
  }
  return all;
}

/** The parts of a span that are within any of these stretches, which are in order and apart. */
export const within = <S extends Stretch>(span: S, stretches: readonly Stretch[]): S[] =>
  stretches
    .filter(({ from, until }) => from < span.until && until > span.from)
    .map(({ from, until }) => ({
      ...span,
      from: Math.max(from, span.from),
      until: Math.min(until, span.until),
    }));

/** The parts of a span that are in none of these stretches, which are in order and apart. */
export function outside<S extends Stretch>(span: S, stretches: readonly Stretch[]): S[] {
  const left: S[] = [];
  let { from } = span;
  for (const hole of stretches) {
    if (hole.until <= from || hole.from >= span.until) continue;
    if (hole.from > from) left.push({ ...span, from, until: hole.from });
    from = Math.max(from, hole.until);
  }
  if (from < span.until) left.push({ ...span, from });
  return left;
}

/** True when two stretches have an instant in common. */
export const meet = (a: Stretch, b: Stretch): boolean => a.from < b.until && b.from < a.until;

/** Milliseconds as the product writes a moment. */
export const iso = (instant: number): string => new Date(instant).toISOString();

/** A stretch of two moments. */
export const stretch = ({ from, to }: { from: string; to: string }): Stretch => ({
  from: Date.parse(from),
  until: Date.parse(to),
});
