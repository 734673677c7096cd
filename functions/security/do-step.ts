import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { succeedTask } from '../runtime/machine.ts';
import { task } from '../runtime/task.ts';
import type { SecurityIncident } from './incident.ts';
import { incidents } from './keep.ts';
import { tokens } from './machine.ts';
import { needOf, progressOf, runName, turnOf } from './run.ts';
import { askStep, beginAutomation, endAutomation, noteAutomation } from './running.ts';
import { stepToken } from './step-token.ts';

const Ask = z.object({
  act: z.enum(['look', 'wait', 'begun', 'ended']),
  incident: z.string(),
  run: z.int(),
  token: z.string().optional(),
  step: z.int().optional(),
  execution: z.string().optional(),
  status: z.string().optional(),
  note: z.string().max(2_000).optional(),
});
const by = system('do-step');
const depth = 3;

/** What the machine has to know to go on: what is needed, and what an automation is begun with. */
function outlook({ run }: SecurityIncident) {
  if (!run) return { need: 'nothing' };
  const step = run.steps[turnOf(run)];
  const need = needOf(run);
  return {
    need,
    step: turnOf(run),
    ...(step?.automation && {
      automation: step.automation,
      parameters: step.parameters ?? {},
      token: step.token ?? '',
      execution: step.execution ?? '',
    }),
  };
}

/** Looks what is needed next, and says that it is asked for, or about to begin, before it does. */
async function look(incident: SecurityIncident, now: string) {
  const { id, run } = incident;
  const asked = askStep(incident, by, now);
  if (asked) return outlook(await incidents.save(asked, { depth }));
  const token = run ? stepToken(runName(id, run.number), turnOf(run)) : '';
  const begun = beginAutomation(incident, token, by, now);
  return outlook(begun ? await incidents.save(begun, { depth }) : incident);
}

const ended = ['Success', 'CompletedWithSuccess'];

/**
 * What the machine of a playbook asks: what is next, to wait for people, and to write down what became of an automation. The record
 * is read again each time, and decides: doing it again changes nothing.
 */
export const handler = task(Ask, async ({ act, incident: id, run: number, ...ask }, now) => {
  const incident = await incidents.find(id);
  if (!incident?.run) throw new Refusal('not-found', `There is no playbook at work on ${id}.`);
  // Another run has begun since: this one has nothing more to do.
  if (incident.run.number !== number) return { need: 'nothing' };
  if (act === 'look') return look(incident, now);
  if (act === 'wait') {
    const name = runName(id, number);
    const turn = progressOf(incident.run);
    await tokens.leaveToken(name, turn, ask.token ?? '', now);
    const { run } = await incidents.get(id);
    if (run && ask.token && (run.number !== number || progressOf(run) > turn))
      await succeedTask(ask.token, {});
    return {};
  }
  if (act === 'begun') {
    const noted = noteAutomation(incident, ask.execution ?? '', by, now);
    return outlook(noted ? await incidents.save(noted, { depth }) : incident);
  }
  const outcome = { failed: !ended.includes(ask.status ?? ''), note: ask.note ?? ask.status };
  const decision = endAutomation(incident, ask.step ?? -1, outcome, by, now);
  return outlook(decision ? await incidents.save(decision, { depth }) : incident);
});
