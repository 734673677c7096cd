import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { stepsFrom } from '../kernel/lifecycle.ts';
import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { matchingPage } from '../runtime/matching.ts';
import type { catalogueContract } from './contract/catalogue.ts';
import { standardChanges } from './keep.ts';
import { known } from './known.ts';
import {
  approveTemplate,
  propose,
  publish,
  retireTemplate,
  revise,
  type StandardChange,
  templateLifecycle,
} from './standard-change.ts';

const outlook = ({ state }: StandardChange) => ({ steps: stepsFrom(templateLifecycle, state) });

async function step(call: Call<Operation>, decide: (before: StandardChange) => Decision<StandardChange>) {
  return commit(call, standardChanges, decide(await standardChanges.get(call.id)), outlook);
}

/** The catalogue of what need not be asked about again. */
export const serveCatalogue: Handlers<typeof catalogueContract> = {
  listStandardChanges: async (call) => {
    const { limit, live } = call.query;
    const { items, after } = await matchingPage(standardChanges, {
      scansAt: (place) =>
        queuePartitions('standard-change', 'all').map((partition) => ({
          ...{ practice: 'change', index: 'open' as const, partition, ...place },
        })),
      fits: (template) => !live || template.live !== undefined,
      limit,
      after: await placeOf(call),
    });
    return pageOf(
      call,
      items.map((item) => ({ ...publicly(item), ...outlook(item) })),
      after,
    );
  },
  proposeStandardChange: async (call) => {
    await known(call.ask);
    return commit(call, standardChanges, propose(call.ask, call.actor, call.at), outlook);
  },
  getStandardChange: async (call) => {
    const template = await standardChanges.get(call.id);
    return show(call, template, outlook(template));
  },
  reviseStandardChange: async (call) => {
    await known(call.ask);
    return step(call, (before) => revise(before, call.ask, call.actor, call.at));
  },
  approveStandardChange: (call) => step(call, (before) => approveTemplate(before, call.actor, call.at)),
  publishStandardChange: (call) => step(call, (before) => publish(before, call.actor, call.at)),
  retireStandardChange: (call) => step(call, (before) => retireTemplate(before, call.actor, call.at)),
  readStandardChangeTimeline: async (call) => {
    const { id } = await standardChanges.get(call.id);
    const place = await placeOf(call);
    const { rows, after } = await eventRows('change', `standard-change#${id}`, call.query.limit, place);
    return pageOf(call, await named(rows.map(toEntry)), after);
  },
};
