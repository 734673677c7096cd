import { defaultService } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { askedClaim } from '../record/asked.ts';
import { isClaim } from '../runtime/call.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { reaction } from '../runtime/reaction.ts';
import { askedIn, offeredAs } from './asked-by-form.ts';
import type { Answer } from './form-field.ts';
import { openJudged } from './judging.ts';
import { requests } from './keep.ts';
import { catalogueItems, submissions } from './stored.ts';

const by = system('on-asked');

/** A web form asks for something from the catalogue: its request is opened, once, however often this is heard. */
export const handler = reaction(async ({ id: key, next }, now) => {
  const submission = await submissions.find(key);
  if (submission?.practice !== 'request') return;
  const item = await catalogueItems.find(submission.item);
  const asked = item && askedIn(submission, item);
  if (!asked) return;
  const id = await nextNumber('request', 'REQ');
  const order = {
    main: { item: offeredAs(item), answers: submission.values as Record<string, Answer> },
    parts: [],
    requester: asked.requester,
    team: asked.team ?? (await defaultService()).team,
    asked: { key, by: 'form' as const, ...(!asked.verified && { unverified: true as const }) },
  };
  try {
    await requests.save(await openJudged(order, id, by, now, [askedClaim(key, id)]), { depth: next });
  } catch (error) {
    if (!isClaim(error)) throw error;
  }
});
