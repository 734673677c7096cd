import { linkAt } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { changeLink, linkTypes } from '../record/link.ts';
import { isClaim } from '../runtime/call.ts';
import { reaction } from '../runtime/reaction.ts';
import { articles } from './keep.ts';

/** A link that an incident shows to an article is shown by the article, too, as it stands at this moment. */
export const handler = reaction(async ({ id, version, at, next }) => {
  const link = await linkAt(id, version);
  if (!link?.target.startsWith('KB-')) return;
  const article = await articles.find(link.target);
  if (!article) return;
  const inverse = { type: linkTypes[link.type], target: id };
  const holder = link.stands ? 'linked' : 'removed';
  const decision = changeLink(article, inverse, holder, system('on-incident-linked'), at);
  await articles.save(decision, { depth: next }).catch((error: unknown) => {
    if (!isClaim(error)) throw error;
  });
});
