import type { WaitState } from './definition.ts';
import { evaluateInteger, evaluateText } from './expression.ts';
import { failWith } from './failure.ts';
import { bindings, type Lane, save, sleepUntil, visitOf } from './lane.ts';

const isoWithOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

async function untilOf(lane: Lane, { Seconds, Timestamp }: WaitState): Promise<number> {
  if (Seconds !== undefined)
    return visitOf(lane).enteredAt + 1000 * (await evaluateInteger(Seconds, bindings(lane), 'Seconds'));
  const text = await evaluateText(Timestamp ?? null, bindings(lane), 'Timestamp');
  const until = isoWithOffset.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(until)) return until;
  const rule = 'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string';
  throw failWith({ error: 'States.QueryEvaluationError', cause: `${rule}: ${text}`, location: 'Timestamp' });
}

/** Waits on the host's clock. The moment is computed once and kept, so that a restart does not wait anew. */
export async function runWait(lane: Lane, state: WaitState): Promise<void> {
  const visit = visitOf(lane);
  if (visit.waitUntil === undefined) {
    visit.waitUntil = await untilOf(lane, state);
    save(lane);
  }
  await sleepUntil(lane, visit.waitUntil);
}
