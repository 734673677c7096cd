import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refusal } from '../kernel/refusal.ts';
import { respond } from '../runtime/answer.ts';
import { noteBeat } from './beats.ts';
import { holderOf } from './key-holder.ts';
import { queues } from './outside.ts';

/** A beat: counted, and told to the intake when the monitor did not know that it beats. */
export async function takeBeat(key: string, now: string): Promise<APIGatewayProxyStructuredResultV2> {
  const id = await holderOf(key);
  if (!id?.startsWith('HB-')) throw new Refusal('not-found', 'There is nothing at this path.');
  if (!(await noteBeat(id, now))) {
    const envelope = { door: 'heartbeat', from: id, receivedAt: now, body: '{}' };
    await queues().send(process.env.SIGNALS_QUEUE ?? '', JSON.stringify(envelope));
  }
  return respond({ status: 200, body: { status: 'ok' } });
}
