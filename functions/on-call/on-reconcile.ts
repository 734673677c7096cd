import { findIncident, waitingIncidents } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { teamIds } from '../people/read.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { pages } from './applying-policy.ts';
import { end } from './ending.ts';
import { type Escalation, escalationId, outcomeOf } from './escalation.ts';
import { escalations } from './keep.ts';
import { runs, start, succeed } from './machine.ts';
import { pagingEscalations } from './paging.ts';
import { meetingOf, noteRestart } from './token.ts';

const by = system('on-reconcile');

/** Brings one escalation that is paging into line with its incident, its token row and its machine. */
async function mend({ id, incident: about, run }: Escalation, now: string): Promise<void> {
  const incident = await findIncident(about);
  const outcome = incident && outcomeOf(incident, run, now);
  if (outcome) return end(id, outcome, by, now, 1);
  const { token, outcome: left, restarts = 0 } = await meetingOf(id);
  if (left) {
    if (token) await succeed(token, left);
    return end(id, left, by, now, 1);
  }
  if (await runs(id, restarts)) return;
  log.warn('An escalation had lost its machine', { escalation: id, restarts });
  await noteRestart(id, restarts + 1, now);
  await start(about, run, restarts + 1);
}

/** Starts the escalation of an incident that should page and has none. */
async function begin(id: string): Promise<void> {
  const incident = await findIncident(id);
  if (incident?.state !== 'open' || !(await pages(incident))) return;
  if (!(await escalations.find(escalationId(id, incident.run)))) await start(id, incident.run);
}

/** Whatever fails is said and left for the next time, so that one record does not keep the others from being mended. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items)
    await retryingRaces(() => work(item)).catch((error: unknown) => {
      log.error('Reconciling failed', { item: JSON.stringify(item).slice(0, 200), error: error as Error });
    });
}

/** Every 15 minutes: what a lost event, an aborted execution or a crash left behind is found and set right. */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  for (const team of await teamIds()) {
    await each(await pagingEscalations(team), (escalation) => mend(escalation, now));
    await each(await waitingIncidents(team), begin);
  }
}
