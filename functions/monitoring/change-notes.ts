import { serviceOfAlarm } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { changeKey, followChange, markChange } from './change-marker.ts';
import { changeMarkers } from './keep.ts';
import type { ChangeNote } from './source/lenient.ts';

const by = system('on-signal');

async function serviceOf({ title, account, region, tags, service }: ChangeNote): Promise<string> {
  const alarmName = tags.pipeline ?? title;
  const match = await serviceOfAlarm({ alarmName, account, region, tags });
  return match.because === 'default' ? (service ?? match.service.id) : match.service.id;
}

/** Keeps what is told of a change: one marker for each, whatever is told of it and however often. */
export const noteChange = (note: ChangeNote, now: string): Promise<void> =>
  retryingRaces(async () => {
    const { pk, sk } = changeKey(note.key);
    const row = await readRow('monitoring', pk, sk);
    const before = row && (await changeMarkers.get(String(row.marker)));
    const decision = before
      ? followChange(before, note, by, now)
      : markChange(note, await serviceOf(note), await nextNumber('monitoring', 'MRK'), by, now);
    if (decision) await changeMarkers.save(decision);
  });
