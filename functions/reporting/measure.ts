import * as z from 'zod';
import type { Amounts } from './contribution.ts';
import { durationsOf } from './histogram.ts';

export const units = ['count', 'seconds', 'percent', 'score', 'dollars'] as const;

/** What a figure is made of. A name is that of amounts, of one priority or of all. */
type Reads =
  | { readonly count: string }
  | { readonly time: string }
  | { readonly part: string; readonly of: readonly string[] }
  /** Scores from 1 to 5: their mean, or the part of them from one on. */
  | { readonly scores: string; readonly from?: number }
  | { readonly dollars: Readonly<Record<string, number>>; readonly per: readonly string[] };

/** A figure as it is defined: what is shown of it, and how it is computed. */
export type Measure = {
  readonly id: string;
  readonly title: string;
  readonly about:
    | 'incident'
    | 'request'
    | 'problem'
    | 'change'
    | 'on-call'
    | 'satisfaction'
    | 'service-level'
    | 'cost';
  readonly unit: (typeof units)[number];
  /** Which way is good news; neither where it is left out. */
  readonly better?: 'less' | 'more';
  readonly formula: string;
  readonly source: string;
  /** It can be read of one priority. */
  readonly byPriority?: true;
  /** It is known by months alone. */
  readonly monthly?: true;
  readonly reads: Reads;
};

/** A figure of a period: its value where anything was measured, and of how many. */
export const Figure = z
  .object({
    value: z.number().optional(),
    of: z.number(),
    mean: z.number().optional(),
    p90: z.number().optional(),
  })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

/** How many there are of a name, of one priority or of all; of durations, how many were measured. */
export function counted(amounts: Amounts, name: string, priority?: number): number {
  let sum = 0;
  for (const [key, amount] of Object.entries(amounts)) {
    if (key !== name && !key.startsWith(`${name}.${priority ?? ''}`)) continue;
    const [head = ''] = key.split('~');
    const isName = priority === undefined && head === name;
    if (isName || head.length === name.length + 2) sum += amount;
  }
  return sum;
}

const oneDigit = (value: number) => Math.round(value * 10) / 10;

/** Rounded down, so that 100 % is all of them. */
const percent = (part: number, all: number): number => Math.floor((part * 1_000) / all) / 10;

function scored(amounts: Amounts, name: string, from: number | undefined): Figure {
  const counts = [1, 2, 3, 4, 5].map((score) => [score, counted(amounts, name, score)] as const);
  const of = counts.reduce((sum, [, count]) => sum + count, 0);
  if (!of) return { of };
  const good = counts.filter(([score]) => score >= (from ?? 1)).reduce((sum, [, count]) => sum + count, 0);
  const sum = counts.reduce((all, [score, count]) => all + score * count, 0);
  return { of, value: from === undefined ? oneDigit(sum / of) : percent(good, of) };
}

/** What a measure comes to by these amounts. */
export function figureOf({ reads, byPriority }: Measure, amounts: Amounts, priority?: number): Figure {
  const only = byPriority ? priority : undefined;
  const all = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + counted(amounts, name, only), 0);
  if ('count' in reads) {
    const value = counted(amounts, reads.count, only);
    return { value, of: value };
  }
  if ('time' in reads) {
    const { count, median, mean, p90 } = durationsOf(amounts, reads.time, only);
    return count && mean !== undefined && median !== undefined && p90 !== undefined
      ? { of: count, value: median, mean, p90 }
      : { of: 0 };
  }
  if ('scores' in reads) return scored(amounts, reads.scores, reads.from);
  if ('dollars' in reads) {
    const of = all(reads.per);
    const dollars = Object.entries(reads.dollars).reduce(
      (sum, [name, price]) => sum + price * counted(amounts, name),
      0,
    );
    return { of, ...(of && { value: Math.round((dollars / of) * 1e7) / 1e7 }) };
  }
  const of = all(reads.of);
  return { of, ...(of && { value: percent(all([reads.part]), of) }) };
}
