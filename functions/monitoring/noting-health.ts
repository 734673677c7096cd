import { cisByArns } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { healthKey, noteEvent } from './health-event.ts';
import type { HealthNote } from './health-note.ts';
import { healthEvents } from './keep.ts';

const by = system('on-signal');

/** Keeps what AWS Health says of one event: one record for each, whatever is said of it, in whatever order, and however often. */
export async function noteHealth(notes: readonly HealthNote[], now: string): Promise<void> {
  const [first] = notes;
  if (!first) return;
  const arns = notes.flatMap(({ entities }) => entities.flatMap(({ arn, ci }) => (arn && !ci ? [arn] : [])));
  const items = await cisByArns([...new Set(arns)]);
  await retryingRaces(async () => {
    const { pk, sk } = healthKey(first.key);
    const row = await readRow('monitoring', pk, sk);
    const before = row && (await healthEvents.get(String(row.event)));
    const id = before?.id ?? (await nextNumber('monitoring', 'AHE'));
    const decision = noteEvent(before, notes, items, id, by, now);
    if (decision) await healthEvents.save(decision);
  });
}
