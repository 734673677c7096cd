import * as z from 'zod';
import { instant } from '../record/base.ts';

/** Read a row as: what is said of a recovery point later in it counts before what is said earlier, in whatever order it is heard. */
const standings = ['good', 'flawed', 'gone'] as const;

/** A recovery point of an item. A copy has the age of what it was copied from, which may be heard of later. */
export const RecoveryPoint = z
  .object({
    arn: z.string(),
    state: z.enum(standings),
    /** The moment whose data it holds: when its backup began. */
    at: instant.optional(),
    source: z.string().optional(),
    vault: z.string().optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'RecoveryPoint' });
export type RecoveryPoint = z.infer<typeof RecoveryPoint>;

const kept = 40;
const rank = (state: RecoveryPoint['state']) => standings.indexOf(state);

function merged(one: RecoveryPoint, other: RecoveryPoint): RecoveryPoint {
  const [low, high] = rank(one.state) <= rank(other.state) ? [one, other] : [other, one];
  // The earlier moment: what a backup holds is as old as its beginning, whatever is said of its end.
  const at = [one.at, other.at].filter((moment) => moment !== undefined).sort()[0];
  return { ...low, ...high, ...(at && { at }) };
}

/** The moment whose data a point holds; undefined for a copy of what is not known. */
export const ageOf = (points: readonly RecoveryPoint[], { at, source }: RecoveryPoint): string | undefined =>
  source ? (points.find(({ arn }) => arn === source)?.at ?? at) : at;

/**
 * Takes in what is said of a recovery point: `gone` counts before `flawed`, `flawed` before `good`, so that late, repeated and
 * swapped events end in the same. The forty newest are kept.
 */
export function withPoint(points: readonly RecoveryPoint[], said: RecoveryPoint): RecoveryPoint[] {
  const before = points.find(({ arn }) => arn === said.arn);
  const point = before ? merged(before, said) : said;
  const all = [...points.filter(({ arn }) => arn !== said.arn), point];
  const order = (one: RecoveryPoint) => `${ageOf(all, one) ?? ''} ${one.arn}`;
  return all.sort((a, b) => (order(a) < order(b) ? 1 : -1)).slice(0, kept);
}

/** The newest point that is there and whole, and the moment whose data it holds. */
export function newestGood(points: readonly RecoveryPoint[]): { arn: string; at: string } | undefined {
  const good = points.flatMap((point) => {
    const at = point.state === 'good' ? ageOf(points, point) : undefined;
    return at ? [{ arn: point.arn, at }] : [];
  });
  return good.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}
