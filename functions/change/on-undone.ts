import { system } from '../kernel/actor.ts';
import { isRace } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { reject } from './course.ts';
import { changes } from './keep.ts';
import { isAsked } from './lifecycle.ts';
import { allAbout } from './lists.ts';

/**
 * What was turned down, taken back or canceled takes along what depends on it, and its parts: they are drafts again, and say
 * why. They take their own along in turn.
 */
export const handler = reaction(async ({ id, at, next }) => {
  const change = await changes.find(id);
  if (change?.state !== 'draft' && change?.state !== 'canceled') return;
  const others = (await Promise.all([allAbout('needs', id), allAbout('parent', id)])).flat();
  const because = `${id} will not be done as planned, and this one depends on it or is a part of it.`;
  for (const other of others.filter((each) => isAsked(each) || each.state === 'scheduled'))
    await changes
      .save(reject(other, because, system('on-undone'), at, { because: id }), { depth: next })
      .catch((error: unknown) => {
        // Whoever changed it meanwhile is read again with all others.
        if (!isRace(error, ['claim-taken'])) throw error;
      });
});
