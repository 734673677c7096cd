import middy from '@middy/core';
import type { EventBridgeEvent } from 'aws-lambda';
import { findCi } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { retryingRaces } from '../runtime/races.ts';
import { Told } from '../runtime/reaction.ts';
import { quarantine } from './keep.ts';
import { releaseFor, takeEvidence } from './taking-evidence.ts';

const by = system('on-evidence');

/** Something of ours was recorded: evidence is to be tried again, or there is an item that some may wait for. */
async function again(detail: unknown, type: string, now: string): Promise<void> {
  const { id, depth } = Told.parse(detail);
  if (type.startsWith('quarantined-evidence.')) {
    const found = await quarantine.find(id);
    if (found?.state === 'released') await takeEvidence(JSON.parse(found.raw), by, now, depth + 1);
    return;
  }
  const ci = await findCi(id);
  if (ci?.arn) await releaseFor(ci.arn, by, now, depth + 1);
}

/** What AWS Backup and AWS FIS say, here and elsewhere; and what waited for an item of ours. A lost race is decided again. */
export const handler = middy<EventBridgeEvent<string, unknown>, void>().handler(async (event) => {
  const now = new Date().toISOString();
  await retryingRaces(() =>
    event.source === 'itsm'
      ? again(event.detail, event['detail-type'], now)
      : takeEvidence(event, by, now, 1),
  );
});
