import { findChange } from '../change/read.ts';
import { system } from '../kernel/actor.ts';
import { isClaim } from '../runtime/call.ts';
import { reaction } from '../runtime/reaction.ts';
import { rulesOf } from './ci-class.ts';
import { changeCi } from './ci-commands.ts';
import { classTree } from './classes.ts';
import { cis } from './keep.ts';

/**
 * What a change had staged for items becomes their record when it has closed as done, each edit once; an item's history says
 * which change it belongs to. After a change that failed nothing is touched.
 */
export const handler = reaction(async ({ id, next }) => {
  const change = await findChange(id);
  const { outcome, edits = [], state } = change ?? {};
  if (state !== 'closed' || !outcome || outcome.code === 'unsuccessful' || !edits.length) return;
  const tree = await classTree();
  for (const [place, { ci, attributes }] of edits.entries()) {
    const before = await cis.find(ci);
    if (!before) continue;
    const rules = rulesOf(tree, before.class);
    const decision = changeCi(
      before,
      { attributes, change: id },
      rules,
      system('on-change-closed'),
      outcome.at,
    );
    const once = { pk: `edit#${id}#${place}`, sk: 'claim' };
    await cis.save(decision, { depth: next, claims: [once] }).catch((error: unknown) => {
      if (!isClaim(error, once.pk)) throw error;
    });
  }
});
