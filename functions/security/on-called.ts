import { system } from '../kernel/actor.ts';
import { responders } from '../people/read.ts';
import { eventKey } from '../record/timeline.ts';
import { readRow } from '../runtime/dynamo.ts';
import { retryingRaces } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { keyOf } from '../runtime/rows.ts';
import { called, type Happened } from './called.ts';
import { calls, incidents, vulnerabilities } from './keep.ts';
import { callResponder } from './responder-call.ts';

const by = system('on-called');

const recordOf = (kind: string, id: string) => {
  if (kind === 'security-incident') return incidents.find(id);
  return kind === 'vulnerability' ? vulnerabilities.find(id) : undefined;
};

/** Something wants responders: each of those who may know of it is called to the console, without a word about why. */
export const handler = reaction(async ({ id, version, type, next }, now) => {
  const [kind = ''] = type.split('.');
  const [row, record, all] = await Promise.all([
    readRow('security', keyOf(kind, id), eventKey(version)),
    recordOf(kind, id),
    responders(),
  ]);
  if (!row) return;
  await Promise.all(
    called(record, row as unknown as Happened, all).map((person) =>
      retryingRaces(async () => {
        const decision = callResponder(await calls.find(person), person, by, now);
        if (decision) await calls.save(decision, { depth: next });
      }),
    ),
  );
});
