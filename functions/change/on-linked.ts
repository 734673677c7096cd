import { linksAt } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { problemLinksAt } from '../problem/read.ts';
import { mirrorLinks } from '../runtime/mirroring.ts';
import { reaction } from '../runtime/reaction.ts';
import { changes } from './keep.ts';

/** A link that an incident or a problem shows to a change is shown by the change, too. */
export const handler = reaction(async (heard) => {
  const read = heard.id.startsWith('PRB-') ? problemLinksAt : linksAt;
  await mirrorLinks(heard, read, 'CHG-', changes, system('on-linked'));
});
