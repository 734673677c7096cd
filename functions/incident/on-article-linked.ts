import { system } from '../kernel/actor.ts';
import { articleLinksAt } from '../knowledge/read.ts';
import { mirrorLinks } from '../runtime/mirroring.ts';
import { reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';

/** A link that an article shows to an incident is shown by the incident, too. */
export const handler = reaction(async (heard) => {
  await mirrorLinks(heard, articleLinksAt, 'INC-', incidents, system('on-article-linked'));
});
