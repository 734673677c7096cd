import type { Actor } from '../kernel/actor.ts';
import { rowsBelow } from '../runtime/history.ts';
import { subscriptions } from './keep.ts';
import { turnOutlet } from './outlet.ts';
import { completes, isListening, roll, type WebhookSubscription } from './webhook-subscription.ts';

const most = 500;
const looks = 5;

/** Every subscription that is told of what happens, strongly consistent: one that was made a moment ago is among them. */
export async function listeners(): Promise<WebhookSubscription[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof rowsBelow>> = await rowsBelow(
      'notification',
      roll,
      'WHK-',
      most,
      after,
    );
    ids.push(...page.rows.map(({ sk }) => String(sk)));
    after = page.after;
  } while (after);
  return (await subscriptions.all(ids)).filter(isListening);
}

/**
 * Has events brought to the queue of outgoing webhooks while somebody listens, and only then. Whoever has turned it looks again
 * whether it is still as it should be: of two that do so at once, the one that turns it last sees what the other one saw.
 */
export async function align(by: Actor, now: string, depth: number): Promise<void> {
  for (let look = 0; look < looks; look++) {
    const wanted = (await listeners()).length > 0;
    await turnOutlet(wanted);
    const listening = await listeners();
    if (listening.length > 0 !== wanted) continue;
    for (const each of listening) {
      const decision = completes(each, listening, by, now);
      if (decision) await subscriptions.save(decision, { depth });
    }
    return;
  }
  throw new Error('Subscriptions change faster than the outlet can be turned');
}
