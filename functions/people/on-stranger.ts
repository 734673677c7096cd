import { subscriberIn } from '../availability/read.ts';
import { Refusal } from '../kernel/refusal.ts';
import { strangerIn } from '../mail/read.ts';
import type { Stranger } from '../record/asked.ts';
import { strangerIn as strangerByForm } from '../request/read.ts';
import { reaction } from '../runtime/reaction.ts';
import { confirm, welcome } from './guest.ts';
import { people } from './keep.ts';
import { personIdFor } from './read.ts';

/** Who wrote, by what the event is of: each practice that takes something in from outside offers it. */
const strangers: Readonly<Record<string, (id: string) => Promise<Stranger | undefined>>> = {
  mail: strangerIn,
  submission: strangerByForm,
  'status-subscriber': subscriberIn,
};

/** Somebody wrote whom nobody may know: they are made a guest, once, and their address is noted as theirs when it was seen. */
export const handler = reaction(async ({ id, type, next }, now) => {
  const stranger = await strangers[type.split('.')[0] ?? '']?.(id);
  if (!stranger) return;
  const person = await people.find(await personIdFor(stranger.address));
  const decision = person
    ? confirm(person, stranger, now)
    : welcome(stranger, await personIdFor(stranger.address), now);
  if (!decision) return;
  try {
    await people.save(decision, { depth: next });
  } catch (error) {
    // The address became somebody's meanwhile: they are known then.
    if (!(error instanceof Refusal) || error.reason !== 'claim-taken') throw error;
  }
});
