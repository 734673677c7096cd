import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { say } from '../record/comment.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { filedUnder } from '../runtime/collection.ts';
import { readExecution } from '../runtime/execution.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { endIncidentTask, planTask, reopenIncidentTask } from './containment.ts';
import type { incidentContract } from './contract/incidents.ts';
import { correct, observe } from './correction.ts';
import {
  analyze,
  beginReview,
  close,
  contain,
  dismiss,
  eradicate,
  recover,
  reopen,
  writeReview,
} from './course.ts';
import { findings, incidents, playbooks, settingsNow } from './keep.ts';
import { demandResponders, each } from './known.ts';
import { listIncidents, openChildrenOf } from './lists.ts';
import { executionsOf } from './machine.ts';
import { setNeedToKnow } from './need-to-know.ts';
import { addObservable, judgeObservable } from './observable.ts';
import { open } from './opening.ts';
import { approveStep, beginRun, endStep, rejectStep, stopRun } from './running.ts';
import { type AnyCall, command, outlook, visible } from './visible.ts';

const parts = ['observables', 'tasks', 'run', 'review', 'risk', 'reached', 'dismissal'];
const rowFields = [
  ...['id', 'kind', 'version', 'title', 'state', 'severity', 'impact', 'risk', 'category', 'assignee'],
  ...['requester', 'parent', 'needToKnow', 'accounts', 'resources', 'openedAt', 'closedAt'],
];

const row = (incident: object) =>
  Object.fromEntries(Object.entries(incident).filter(([name]) => rowFields.includes(name)));

/** That something with parts changed is told by its name: what it is now stands on the record itself. */
const told = <T extends { readonly changed: Readonly<Record<string, object>> }>(entry: T): T => ({
  ...entry,
  changed: Object.fromEntries(
    Object.entries(entry.changed).map(([name, change]) => [name, parts.includes(name) ? {} : change]),
  ),
});

const machineArn = () => process.env.PLAYBOOK_MACHINE ?? '';

/** Security incidents: whatever is asked of one, first comes whether it is there for who asks. */
export const serveIncidents: Handlers<typeof incidentContract> = {
  listSecurityIncidents: async (call) => {
    const { items, after } = await listIncidents(call.query, call.actor, await placeOf(call));
    return pageOf(call, items.map(row), after);
  },
  openSecurityIncident: async (call) => {
    const { ask, actor, at } = call;
    if (ask.parent) await visible({ id: ask.parent, actor });
    await demandResponders([
      ...(ask.assignee ? [{ pointer: '/assignee', id: ask.assignee }] : []),
      ...each('/needToKnow', ask.needToKnow),
    ]);
    const { weights } = await settingsNow();
    const decision = open(ask, await nextNumber('security', 'SEC'), weights, actor, at);
    return commit(call, incidents, decision, outlook);
  },
  getSecurityIncident: async (call) => {
    const incident = await visible(call);
    return show(call, incident, outlook(incident));
  },
  changeSecurityIncident: (call) =>
    command(call as unknown as AnyCall, async (before) => {
      const { assignee } = call.ask;
      if (assignee) await demandResponders([{ pointer: '/assignee', id: assignee }]);
      return correct(before, call.ask, (await settingsNow()).weights, call.actor, call.at);
    }),
  readSecurityIncidentTimeline: async (call) => {
    const { id } = await visible(call);
    const { rows, after } = await eventRows(
      'security',
      `security-incident#${id}`,
      call.query.limit,
      await placeOf(call),
    );
    return pageOf(call, await named(rows.map(toEntry).map(told)), after);
  },
  listSecurityIncidentFindings: async (call) => {
    const { id } = await visible(call);
    return pageOf(call, (await filedUnder(findings, 'subject', `of#${id}`)).map(publicly));
  },
  drawSecurityPlaybook: async (call) => {
    const names = await executionsOf(await visible(call));
    const found = await Promise.all(names.map((name) => readExecution(machineArn(), name)));
    return pageOf(
      call,
      found.filter((execution) => execution !== undefined),
    );
  },
  setNeedToKnow: (call) =>
    command(call as unknown as AnyCall, async (before) => {
      await demandResponders(each('/people', call.ask.people ?? []));
      return setNeedToKnow(before, call.ask.people, call.actor, call.at);
    }),
  noteOnSecurityIncident: (call) =>
    command(call as unknown as AnyCall, (before) =>
      say(before, call.ask.text, 'internal', 'security-incident.noted', call.actor, call.at),
    ),
  addObservable: (call) =>
    command(call as unknown as AnyCall, async (before) => {
      const { ask, actor, at } = call;
      const { weights } = await settingsNow();
      const all = addObservable(before.observables, ask, actor.id, at);
      return observe(before, all, 'observable-added', weights, actor, at);
    }),
  judgeObservable: (call) =>
    command(call as unknown as AnyCall, async (before) => {
      const { ask, actor, at } = call;
      const { weights } = await settingsNow();
      const all = judgeObservable(before.observables, ask, actor.id, at);
      return observe(before, all, 'observable-judged', weights, actor, at);
    }),
  addSecurityTask: (call) =>
    command(call as unknown as AnyCall, async (before) => {
      const { assignee } = call.ask;
      if (assignee) await demandResponders([{ pointer: '/assignee', id: assignee }]);
      return planTask(before, call.ask, call.actor, call.at);
    }),
  completeSecurityTask: (call) =>
    command(call as unknown as AnyCall, (before) => {
      const { task, note } = call.ask;
      return endIncidentTask(before, task, { state: 'done', note }, call.actor, call.at);
    }),
  skipSecurityTask: (call) =>
    command(call as unknown as AnyCall, (before) => {
      const { task, note } = call.ask;
      return endIncidentTask(before, task, { state: 'skipped', note }, call.actor, call.at);
    }),
  reopenSecurityTask: (call) =>
    command(call as unknown as AnyCall, (before) =>
      reopenIncidentTask(before, call.ask.task, call.actor, call.at),
    ),
  analyzeSecurityIncident: (call) =>
    command(call as unknown as AnyCall, (before) => analyze(before, call.ask.reason, call.actor, call.at)),
  containSecurityIncident: (call) =>
    command(call as unknown as AnyCall, (before) => contain(before, call.ask.reason, call.actor, call.at)),
  eradicateSecurityIncident: (call) =>
    command(call as unknown as AnyCall, (before) => eradicate(before, call.ask.reason, call.actor, call.at)),
  recoverSecurityIncident: (call) =>
    command(call as unknown as AnyCall, (before) => recover(before, call.ask.reason, call.actor, call.at)),
  beginSecurityReview: (call) =>
    command(call as unknown as AnyCall, (before) =>
      beginReview(before, call.ask.reason, call.actor, call.at),
    ),
  reviewSecurityIncident: (call) =>
    command(call as unknown as AnyCall, (before) => writeReview(before, call.ask, call.actor, call.at)),
  closeSecurityIncident: (call) =>
    command(call as unknown as AnyCall, async (before) =>
      close(before, await openChildrenOf(before.id, call.actor), call.actor, call.at),
    ),
  dismissSecurityIncident: (call) =>
    command(call as unknown as AnyCall, async (before) =>
      dismiss(before, call.ask, await openChildrenOf(before.id, call.actor), call.actor, call.at),
    ),
  reopenSecurityIncident: (call) =>
    command(call as unknown as AnyCall, (before) => reopen(before, call.ask.reason, call.actor, call.at)),
  runSecurityPlaybook: (call) =>
    command(call as unknown as AnyCall, async (before) =>
      beginRun(before, await playbooks.get(call.ask.playbook), call.actor, call.at),
    ),
  approvePlaybookStep: (call) =>
    command(call as unknown as AnyCall, (before) => approveStep(before, call.ask.step, call.actor, call.at)),
  rejectPlaybookStep: (call) =>
    command(call as unknown as AnyCall, (before) =>
      rejectStep(before, call.ask.step, call.ask.reason, call.actor, call.at),
    ),
  completePlaybookStep: (call) =>
    command(call as unknown as AnyCall, (before) => {
      const { step, note } = call.ask;
      return endStep(before, step, { state: 'done', note }, call.actor, call.at);
    }),
  skipPlaybookStep: (call) =>
    command(call as unknown as AnyCall, (before) => {
      const { step, note } = call.ask;
      return endStep(before, step, { state: 'skipped', note }, call.actor, call.at);
    }),
  stopSecurityPlaybook: (call) =>
    command(call as unknown as AnyCall, (before) => stopRun(before, call.ask.reason, call.actor, call.at)),
};
