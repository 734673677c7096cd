import { system } from '../kernel/actor.ts';
import type { Struck } from '../runtime/on-clock.ts';
import { lastBeat, setWatched } from './beats.ts';
import { type Heartbeat, heartbeatSignal, silence } from './heartbeat.ts';
import { ingest } from './ingest.ts';
import { heartbeats } from './keep.ts';

const by = system('on-clock');

/**
 * A monitor's clock strikes: if it has beaten since, the clock goes on from there. Else each beat becomes news from here on,
 * and if none came until then, its silence is an alert.
 */
export async function heartbeatStruck(before: Heartbeat, { due, now, depth }: Struck): Promise<void> {
  const going = silence(before, await lastBeat(before.id), by, due);
  if (going.after.state === 'beating') {
    await heartbeats.save(going, { depth });
    return;
  }
  const { lastAt } = await setWatched(before.id, false);
  const decision = silence(before, lastAt, by, due);
  const silent = decision.after.state === 'silent';
  // The alert first: were it the other way round, a crash between them would leave a silence that nobody hears of.
  if (silent) await ingest([{ signal: heartbeatSignal(decision.after, 'firing', due), raw: '{}' }], now);
  await heartbeats.save(decision, { depth });
  if (!silent) await setWatched(before.id, true);
}
