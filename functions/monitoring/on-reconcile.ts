import { teamIds } from '../people/read.ts';
import { readRows } from '../runtime/dynamo.ts';
import { log } from '../runtime/log.ts';
import { queued } from '../runtime/queued.ts';
import type { Alert } from './alert.ts';

import { type Described, doubtful, gone, stateChange, unheard } from './comparison.ts';
import { cloudWatch } from './describe-alarms.ts';
import { alerts } from './keep.ts';
import { queues } from './outside.ts';
import { fingerprintKey } from './unheard-of.ts';

/** What we know of these alarms, by ARN. */
async function knownOf(arns: readonly string[]): Promise<Map<string, Alert>> {
  const claims = await readRows('monitoring', arns.map(fingerprintKey));
  const found = await alerts.all(claims.map(({ alert }) => String(alert)));
  return new Map(found.map((alert) => [alert.fingerprint, alert]));
}

/** Every alert of a team that fires. */
const firingOf = async (team: string): Promise<Alert[]> => alerts.all(await queued(alerts, team));

/**
 * Every 15 minutes: what CloudWatch says of its alarms is held against what we think. Where an event got lost, the event that
 * should have come is put into the intake queue; it is the same signal then, so that one that was only late is no second.
 */
export async function handler(event: { account: string; region: string }): Promise<void> {
  const now = new Date().toISOString();
  const there = cloudWatch();
  const send = (body: string) => queues().send(process.env.SIGNALS_QUEUE ?? '', body);
  const firing = await there.firing();
  const news: [Described, Record<string, string>][] = [];
  for (const alarm of unheard(firing, await knownOf(firing.map(({ arn }) => arn))))
    news.push([alarm, await there.tags(alarm.arn)]);

  const ours = (await Promise.all((await teamIds()).map(firingOf))).flat();
  const suspects = doubtful(ours, firing, event);
  const named = await there.named(suspects.map(({ alarmName }) => alarmName));
  for (const alert of suspects) {
    const alarm = named.get(alert.fingerprint) ?? gone(alert, now);
    if (alarm.state === 'OK' && alarm.at > alert.changedAt) news.push([alarm, {}]);
  }
  for (const [alarm, tags] of news) {
    log.warn('A signal had got lost', { alarm: alarm.name, state: alarm.state });
    await send(stateChange(alarm, tags));
  }
}
