import type { Claim } from '../kernel/decision.ts';
import { missedIn } from './attainment.ts';
import type { ServiceLevel } from './service-level.ts';

type Levels = Pick<ServiceLevel, 'levels'>;

/** Where the subject index finds what was missed in a month, in the order in which it was. */
export const missedPartition = (month: string): string => `service-level#missed#${month}`;

/** When the first clock of a record was missed in each month. */
function firstMissed({ levels }: Levels): Map<string, string> {
  const first = new Map<string, string>();
  for (const clock of levels) {
    const month = missedIn(clock);
    const at = month && clock.missedAt;
    if (at && at < (first.get(month) ?? '~')) first.set(month, at);
  }
  return first;
}

const kept = 'kept';

/**
 * The rows by which what was missed is listed, as far as they change: one for each record and month. Where it turns out that
 * nothing was missed, the row stays and no index holds it.
 */
export function missedRows(before: Levels | undefined, after: Levels & { readonly id: string }): Claim[] {
  const [was, is] = [before ? firstMissed(before) : new Map<string, string>(), firstMissed(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((month) => {
    const [earlier, at] = [was.get(month), is.get(month)];
    if (earlier === at) return [];
    const place = at && { subjectPk: missedPartition(month), subjectSk: `${at}#${after.id}` };
    return [
      {
        pk: `service-level#${after.id}`,
        sk: `missed#${month}`,
        values: { holder: at ?? kept, ...place },
        heldBy: earlier ?? kept,
      },
    ];
  });
}

/** What of a record's clocks was missed in a month. */
export const missedAt = ({ levels }: Levels, month: string): ServiceLevel['levels'] =>
  levels.filter((clock) => missedIn(clock) === month);
