import { system } from '../kernel/actor.ts';
import { log } from '../runtime/log.ts';
import { matchingPage } from '../runtime/matching.ts';
import { openScans } from '../runtime/scans.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { metrics } from './keep.ts';
import { measureNow } from './measuring.ts';
import { lastWholeDay } from './series.ts';
import { stages } from './stage.ts';

const by = system('on-day');
const width = 8;
const limit = 100;

/**
 * Once a day: every metric that was not measured up to yesterday. One that fails does not stop the others; as long as one has failed it
 * is tried again, and then those that were measured are passed over.
 */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  const through = lastWholeDay(now);
  const scansAt = openScans(metrics, ['unmeasured', ...stages]);
  const failed: string[] = [];
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const waits = {
      scansAt,
      fits: ({ measured }: { measured?: { through: string } | undefined }) => measured?.through !== through,
      limit,
      after,
    };
    const page = await matchingPage(metrics, waits);
    ids.push(...page.items.map(({ id }) => id));
    after = page.after;
  } while (after);
  await someAtOnce(ids, width, (id) =>
    measureNow(id, by, now, 1).catch((error: unknown) => {
      log.error('A metric was not measured', { metric: id, error: error as Error });
      failed.push(id);
    }),
  );
  if (failed.length)
    throw new Error(`Not measured: ${failed.slice(0, 10).join(', ')} (${failed.length} in all)`);
}
