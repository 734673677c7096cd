import { system } from '../kernel/actor.ts';
import { articleLinkAt } from '../knowledge/read.ts';
import { changeLink, linkTypes } from '../record/link.ts';
import { isClaim } from '../runtime/call.ts';
import { reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';

/** A link that an article shows to an incident is shown by the incident, too, as it stands at this moment. */
export const handler = reaction(async ({ id, version, at, next }) => {
  const link = await articleLinkAt(id, version);
  if (!link?.target.startsWith('INC-')) return;
  const incident = await incidents.find(link.target);
  if (!incident) return;
  const inverse = { type: linkTypes[link.type], target: id };
  const holder = link.stands ? 'linked' : 'removed';
  const decision = changeLink(incident, inverse, holder, system('on-article-linked'), at);
  await incidents.save(decision, { depth: next }).catch((error: unknown) => {
    if (!isClaim(error)) throw error;
  });
});
