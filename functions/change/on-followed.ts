import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { changeWindows } from './calendar-keep.ts';
import { followChange } from './change-window.ts';
import { stored } from './stored.ts';

const by = system('on-followed');

/** A change went on: its window follows it. */
export const handler = reaction(async ({ id, next }, now) => {
  const [change, before] = await Promise.all([stored.find(id), changeWindows.find(id)]);
  const decision = change && followChange(before, change, by, now);
  if (decision) await changeWindows.save(decision, { depth: next });
});
