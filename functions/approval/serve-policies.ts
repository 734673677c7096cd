import { invalid, Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { peopleById, unknownTeams } from '../people/read.ts';
import type { Approvers, PolicyStep } from '../record/approval-policy.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collection, collectionPage, filedUnder } from '../runtime/collection.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { findApprovable } from './approvables.ts';
import type { approvalPolicyContract } from './contract/policies.ts';
import { cancelDelegation, delegate } from './delegation.ts';
import { approvalPolicies, cabs, delegations } from './keep.ts';
import { freeze } from './people.ts';
import { addPolicy, changePolicy, stepsFor } from './policy.ts';
import { delegationRights } from './rights.ts';
import { considered, withDraft } from './trial.ts';

/** Refuses approvers that the desk does not have: nobody would be asked. @throws {Refusal} `validation` */
async function demandApprovers(steps: readonly PolicyStep[] = [], within = ''): Promise<void> {
  const named = steps.flatMap(({ approvers, escalateTo }, step) => [
    ...approvers.map((one, index) => [one, `${within}/steps/${step}/approvers/${index}`] as const),
    ...escalateTo.map((one, index) => [one, `${within}/steps/${step}/escalateTo/${index}`] as const),
  ]);
  const ids = <K extends 'person' | 'team' | 'cab'>(key: K) =>
    named.flatMap(([one]) => (key in one ? [String((one as Record<string, unknown>)[key])] : []));
  const [people, noTeams, boards] = await Promise.all([
    peopleById([...new Set(ids('person'))]),
    unknownTeams([...new Set(ids('team'))]),
    cabs.all([...new Set(ids('cab'))]),
  ]);
  const wrong = (one: Approvers): string | undefined => {
    if ('person' in one && people.get(one.person)?.state !== 'active')
      return `names no active person: ${one.person}`;
    if ('team' in one && noTeams.includes(one.team)) return `names no team: ${one.team}`;
    if ('cab' in one && !boards.some(({ id }) => id === one.cab)) return `names no CAB: ${one.cab}`;
    return undefined;
  };
  for (const [one, pointer] of named) {
    const why = wrong(one);
    if (why) throw invalid(pointer, why);
  }
}

async function demandPerson(id: string, pointer: string): Promise<void> {
  if ((await peopleById([id])).get(id)?.state !== 'active')
    throw invalid(pointer, `names no active person: ${id}`);
}

/** Which steps records have to pass, and who votes in whose place. */
export const serveApprovalPolicies: Handlers<typeof approvalPolicyContract> = {
  listApprovalPolicies: async (call) => {
    const { items, after } = await collectionPage(approvalPolicies, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  addApprovalPolicy: async (call) => {
    await demandApprovers(call.ask.steps);
    return commit(call, approvalPolicies, addPolicy(call.ask, call.actor, call.at));
  },
  getApprovalPolicy: async (call) => show(call, await approvalPolicies.get(call.id)),
  changeApprovalPolicy: async (call) => {
    await demandApprovers(call.ask.steps);
    const before = await approvalPolicies.get(call.id);
    return commit(call, approvalPolicies, changePolicy(before, call.ask, call.actor, call.at));
  },
  tryApprovalPolicies: async (call) => {
    const { about: id, policy } = call.ask;
    await demandApprovers(policy?.steps, '/policy');
    const about = await findApprovable(id);
    if (!about) throw new Refusal('not-found', `There is no ${id}.`);
    const all = withDraft(await collection(approvalPolicies), policy);
    const { policies, steps } = stepsFor(all, about);
    const frozen = await freeze(steps, about);
    const body = {
      policies: policies.map((one) => one.id),
      considered: considered(all, about),
      steps: steps.map(({ order: _, ...step }, index) => ({
        ...step,
        people: frozen.steps[index]?.approvers ?? [],
        deputies: frozen.steps[index]?.deputies ?? [],
      })),
      excluded: frozen.excluded,
    };
    return { status: 200, body };
  },
  listDelegations: async (call) => {
    const { limit, all } = call.query;
    if (all && reach(delegationRights, call.actor) === 'all') {
      const { items, after } = await collectionPage(delegations, limit, await placeOf(call));
      return pageOf(call, items.map(publicly), after);
    }
    const me = call.actor.id;
    const [to, from] = await Promise.all([
      filedUnder(delegations, 'person', `to#${me}`),
      filedUnder(delegations, 'subject', `from#${me}`),
    ]);
    const current = [...from, ...to].filter(({ state, until }) => state === 'planned' && until > call.at);
    return pageOf(call, current.map(publicly));
  },
  delegateVotes: async (call) => {
    await demandPerson(call.ask.to, '/to');
    if (call.ask.person) await demandPerson(call.ask.person, '/person');
    // Refusals come before a number is drawn for nothing.
    delegate(call.ask, 'DLG-0', call.actor, call.at);
    const id = await nextNumber('approval', 'DLG');
    return commit(call, delegations, delegate(call.ask, id, call.actor, call.at));
  },
  cancelDelegation: async (call) => {
    const before = await delegations.get(call.id);
    const { person, to } = before;
    if (reach(delegationRights, call.actor) !== 'all' && ![person, to].includes(call.actor.id))
      throw new Refusal('not-found', `There is no delegation ${call.id.slice(0, 40)}.`);
    return commit(call, delegations, cancelDelegation(before, call.actor, call.at));
  },
};
