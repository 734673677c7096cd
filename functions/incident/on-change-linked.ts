import { linksAt } from '../change/read.ts';
import { system } from '../kernel/actor.ts';
import { mirrorLinks } from '../runtime/mirroring.ts';
import { reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';

/** A link that a change shows to an incident is shown by the incident, too. */
export const handler = reaction(async (heard) => {
  await mirrorLinks(heard, linksAt, 'INC-', incidents, system('on-change-linked'));
});
