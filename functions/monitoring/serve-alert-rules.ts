import { activeServices } from '../configuration/read.ts';
import { invalid } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collection, collectionPage } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { addRule, changeRule, moveRule, turnRule } from './alert-rule.ts';
import type { alertRuleContract } from './contract/alert-rules.ts';
import { activeRules, matchOf } from './ground.ts';
import type { Effect } from './handling.ts';
import { alertRules } from './keep.ts';
import { recentSignals } from './recent-signals.ts';
import { alertThen, type Past, replay } from './replay.ts';
import { mostSignals, rulesWith, trialOf } from './trial.ts';

const day = 86_400_000;

async function demandService({ service }: Effect = {}): Promise<void> {
  if (service === undefined) return;
  if ((await activeServices()).some(({ id }) => id === service)) return;
  throw invalid('/effect/service', `there is no active service ${service}`);
}

/** Alert rules: what becomes of the signals that they match. */
export const serveAlertRules: Handlers<typeof alertRuleContract> = {
  listAlertRules: async (call) => {
    const { items, after } = await collectionPage(alertRules, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getAlertRule: async (call) => show(call, await alertRules.get(call.id)),
  readAlertRuleTimeline: async (call) => {
    const { id } = await alertRules.get(call.id);
    const after = await placeOf(call);
    const found = await eventRows('monitoring', `alert-rule#${id}`, call.query.limit, after);
    return pageOf(call, found.rows.map(toEntry), found.after);
  },
  addAlertRule: async (call) => {
    await demandService(call.ask.effect);
    const others = await collection(alertRules);
    return commit(call, alertRules, addRule(call.ask, others, call.actor, call.at));
  },
  tryAlertRule: async (call) => {
    const { rule, days } = call.ask;
    await demandService(rule.effect);
    const since = new Date(Date.parse(call.at) - days * day).toISOString();
    const { past, ...looked } = await recentSignals(since, call.at, mostSignals);
    const services = await activeServices();
    const matches = new Map(
      await Promise.all(past.map(async (one) => [one, await matchOf(alertThen(one), one.own)] as const)),
    );
    const rules = await activeRules();
    const under = (tried: Parameters<typeof replay>[1]['rules']) => {
      const match = (signal: Past) => matches.get(signal) as NonNullable<ReturnType<typeof matches.get>>;
      return replay(past, { rules: tried, services, matchOf: match }, call.at);
    };
    const answer = trialOf(
      { ...looked, signals: past.length },
      under(rules),
      under(rulesWith(rules, call.ask)),
    );
    return { status: 200, body: answer };
  },
  changeAlertRule: async (call) => {
    await demandService(call.ask.effect);
    return commit(call, alertRules, changeRule(await alertRules.get(call.id), call.ask, call.actor, call.at));
  },
  moveAlertRule: async (call) => {
    const rule = await alertRules.get(call.id);
    const others = await collection(alertRules);
    return commit(call, alertRules, moveRule(rule, call.ask.before, others, call.actor, call.at));
  },
  pauseAlertRule: async (call) =>
    commit(call, alertRules, turnRule(await alertRules.get(call.id), 'pause', call.actor, call.at)),
  resumeAlertRule: async (call) =>
    commit(call, alertRules, turnRule(await alertRules.get(call.id), 'resume', call.actor, call.at)),
  removeAlertRule: async (call) =>
    commit(call, alertRules, turnRule(await alertRules.get(call.id), 'remove', call.actor, call.at)),
};
