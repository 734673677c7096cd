import type { Decision } from '../kernel/decision.ts';
import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { countsAt } from '../runtime/counting.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { vulnerabilityContract } from './contract/vulnerabilities.ts';
import { type Fix, fixCounts } from './fix.ts';
import { fixOf } from './fixing.ts';
import { fixes, settingsNow, vulnerabilities } from './keep.ts';
import { demandResponders } from './known.ts';
import { listVulnerabilities } from './lists.ts';
import type { AnyCall } from './visible.ts';
import {
  approveDeferral,
  askDeferral,
  changeVulnerability,
  dismissVulnerability,
  endDeferral,
  openVulnerability,
  rejectDeferral,
  remediate,
  reopenVulnerability,
  type Vulnerability,
  vulnerabilityStepsOf,
} from './vulnerability.ts';

const outlook = (one: Vulnerability) => ({ steps: vulnerabilityStepsOf(one) });

async function command(call: AnyCall, decideOn: (before: Vulnerability) => Decision<Vulnerability>) {
  return commit(call, vulnerabilities, decideOn(await vulnerabilities.get(call.id)), outlook);
}

const counted = async (fix: Fix) => ({
  ...publicly(fix),
  counts: await countsAt('security', 'vulnerability', `fix#${fix.id}`, fixCounts),
});

/** Vulnerabilities, and what does away with them. */
export const serveVulnerabilities: Handlers<typeof vulnerabilityContract> = {
  listVulnerabilities: async (call) => {
    const { items, after } = await listVulnerabilities(call.query, await placeOf(call));
    return pageOf(
      call,
      items.map((one) => ({ ...publicly(one), ...outlook(one) })),
      after,
    );
  },
  openVulnerability: async (call) => {
    const { ask, actor, at } = call;
    const { fix: words, fixUrl, ...rest } = ask;
    if (ask.assignee) await demandResponders([{ pointer: '/assignee', id: ask.assignee }]);
    const fix = await fixOf(words ?? ask.title, fixUrl, actor, at);
    const { deadlines } = await settingsNow();
    const id = await nextNumber('security', 'VUL');
    return commit(
      call,
      vulnerabilities,
      openVulnerability({ ...rest, fix }, id, deadlines, actor, at),
      outlook,
    );
  },
  getVulnerability: async (call) => {
    const one = await vulnerabilities.get(call.id);
    return show(call, one, outlook(one));
  },
  changeVulnerability: async (call) => {
    const { assignee } = call.ask;
    if (assignee) await demandResponders([{ pointer: '/assignee', id: assignee }]);
    const { deadlines } = await settingsNow();
    return command(call as unknown as AnyCall, (before) =>
      changeVulnerability(before, call.ask, deadlines, call.actor, call.at),
    );
  },
  readVulnerabilityTimeline: async (call) => {
    const { id } = await vulnerabilities.get(call.id);
    const place = await placeOf(call);
    const { rows, after } = await eventRows('security', `vulnerability#${id}`, call.query.limit, place);
    return pageOf(call, await named(rows.map(toEntry)), after);
  },
  deferVulnerability: (call) =>
    command(call as unknown as AnyCall, (before) => askDeferral(before, call.ask, call.actor, call.at)),
  approveDeferral: (call) =>
    command(call as unknown as AnyCall, (before) => approveDeferral(before, call.actor, call.at)),
  rejectDeferral: (call) =>
    command(call as unknown as AnyCall, (before) =>
      rejectDeferral(before, call.ask.reason, call.actor, call.at),
    ),
  endDeferral: (call) =>
    command(call as unknown as AnyCall, (before) => endDeferral(before, call.actor, call.at)),
  remediateVulnerability: (call) =>
    command(call as unknown as AnyCall, (before) => remediate(before, call.ask.reason, call.actor, call.at)),
  dismissVulnerability: (call) =>
    command(call as unknown as AnyCall, (before) =>
      dismissVulnerability(before, call.ask.reason, call.actor, call.at),
    ),
  reopenVulnerability: (call) =>
    command(call as unknown as AnyCall, (before) => reopenVulnerability(before, call.actor, call.at)),
  listFixes: async (call) => {
    const { items, after } = await collectionPage(fixes, call.query.limit, await placeOf(call));
    return pageOf(call, await Promise.all(items.map(counted)), after);
  },
  getFix: async (call) => {
    const fix = await fixes.get(call.id);
    return show(call, fix, await counted(fix));
  },
};
