import { iso, type Stretch } from '../kernel/span.ts';
import { queryPage } from '../runtime/listing.ts';
import { aboutPartition, monthsOf } from './about.ts';
import type { Change } from './change.ts';
import { stored } from './stored.ts';

const most = 500;
const page = 200;

type About = {
  readonly team?: string | undefined;
  readonly service?: string | undefined;
  readonly ci?: string | undefined;
};

const fits = (change: Change, { team, service, ci }: About): boolean =>
  (!team || change.team === team) &&
  (!service || change.services.includes(service)) &&
  (!ci || change.cis.includes(ci));

/**
 * The changes whose window touches a stretch of time, in the order of their beginnings, without those that were canceled.
 * They are found by the months that they are planned in; five hundred at most.
 */
export async function plannedIn(
  within: Stretch,
  about: About,
): Promise<{ changes: Change[]; more: boolean }> {
  const [from, to] = [iso(within.from), iso(within.until)];
  const scans = monthsOf(from, to).map((month) => ({
    practice: 'change',
    index: 'subject' as const,
    partition: aboutPartition('month', month),
    limit: page,
  }));
  const found = new Map<string, Change>();
  let after: string | undefined;
  do {
    const { rows, after: next } = await queryPage(
      scans.map((scan) => ({ ...scan, after })),
      page,
    );
    const ids = [...new Set(rows.map(({ pk }) => String(pk).slice('change#'.length)))];
    for (const change of await stored.all(ids))
      if (
        change.plannedFrom &&
        change.plannedTo &&
        change.plannedFrom < to &&
        change.plannedTo > from &&
        change.state !== 'canceled' &&
        fits(change, about)
      )
        found.set(change.id, change);
    after = next;
  } while (after && after < to && found.size < most);
  const order = ({ plannedFrom = '' }: Change) => plannedFrom;
  const changes = [...found.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return { changes: changes.slice(0, most), more: changes.length >= most };
}
