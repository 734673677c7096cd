import { woundBy } from '../record/clocks.ts';
import { reaction } from './reaction.ts';
import { wind } from './winding.ts';

/** Arms the clocks that an event wound, each by a one-shot schedule; one that is due already strikes at once. */
export const handler = reaction(async (heard, now) => {
  const kind = heard.of?.kind ?? '';
  const clocks = Object.entries(
    woundBy(heard as { changed: Record<string, { from?: unknown; to?: unknown }> }),
  );
  for (const [name, due] of clocks) await wind({ kind, name, due, heard }, now);
});
