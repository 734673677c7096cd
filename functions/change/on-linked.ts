import { linkAt } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { problemLinkAt } from '../problem/read.ts';
import { changeLink, linkTypes } from '../record/link.ts';
import { isClaim } from '../runtime/call.ts';
import { reaction } from '../runtime/reaction.ts';
import { changes } from './keep.ts';

/** A link that an incident or a problem shows to a change is shown by the change, too, as it stands at this moment. */
export const handler = reaction(async ({ id, version, at, next }) => {
  const link = await (id.startsWith('PRB-') ? problemLinkAt : linkAt)(id, version);
  if (!link?.target.startsWith('CHG-')) return;
  const change = await changes.find(link.target);
  if (!change) return;
  const inverse = { type: linkTypes[link.type], target: id };
  const holder = link.stands ? 'linked' : 'removed';
  const decision = changeLink(change, inverse, holder, system('on-linked'), at);
  await changes.save(decision, { depth: next }).catch((error: unknown) => {
    if (!isClaim(error)) throw error;
  });
});
