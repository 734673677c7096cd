import { linksAt } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { mirrorLinks } from '../runtime/mirroring.ts';
import { reaction } from '../runtime/reaction.ts';
import { articles } from './keep.ts';

/** A link that an incident shows to an article is shown by the article, too. */
export const handler = reaction(async (heard) => {
  await mirrorLinks(heard, linksAt, 'KB-', articles, system('on-incident-linked'));
});
