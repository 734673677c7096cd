import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { bringUpToDate } from './keeping.ts';
import { recentBook } from './terms.ts';

const by = system('on-moved');

/** Something happened to a record about which something may be agreed: its clocks begin, stand still, go on or end. */
export const handler = reaction(async ({ id, next: depth }, now) => {
  const book = await recentBook();
  if (book.agreements.length) await bringUpToDate(id, book, by, { at: now, now, depth });
});
