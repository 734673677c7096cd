import { findIncident, waitingIncidents } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { teamIds } from '../people/read.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { end } from './ending.ts';
import { type Escalation, outcomeOf } from './escalation.ts';
import { warnLeads } from './looking.ts';
import { runs, start, succeed } from './machine.ts';
import { pagingEscalations } from './paging.ts';
import { startFor } from './starting.ts';
import { missingOf } from './taking.ts';
import { meetingOf, noteRestart } from './token.ts';

const by = system('on-reconcile');
/** Milliseconds in which the reaction that has frozen an escalation starts its machine. */
const patience = 60_000;
const dailyHour = 6;
const width = 8;

/** Brings one escalation that is paging into line with its incident, its token row and its machine. */
async function mend(escalation: Escalation, now: string): Promise<void> {
  const { id, incident: about, run } = escalation;
  const incident = await findIncident(about);
  const outcome = incident && outcomeOf(incident, run, now, escalation);
  if (outcome) return end(id, outcome, by, now, 1);
  const { token, outcome: left, restarts = 0 } = await meetingOf(id);
  if (left && !(incident && missingOf(escalation, incident))) {
    if (token) await succeed(token, left);
    return end(id, left, by, now, 1);
  }
  if (Date.parse(now) - Date.parse(escalation.startedAt) < patience || (await runs(id, restarts))) return;
  log.warn('An escalation had lost its machine', { escalation: id, restarts });
  await noteRestart(id, restarts + 1, now);
  await start(escalation, restarts + 1);
}

/** Starts the escalation of an incident that should page and has none. */
async function begin(id: string, now: string): Promise<void> {
  const incident = await findIncident(id);
  if (incident?.state === 'open') await startFor(incident, by, now, 1);
}

/** Whatever fails is said and left for the next time, so that one record does not keep the others from being mended. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  await someAtOnce(items, width, (item) =>
    retryingRaces(() => work(item)).catch((error: unknown) => {
      log.error('Reconciling failed', { item: JSON.stringify(item).slice(0, 200), error: error as Error });
    }),
  );
}

/** Every 15 minutes: what a lost event, an aborted execution or a crash left behind is found and set right. */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  for (const team of await teamIds()) {
    await each(await pagingEscalations(team), (escalation) => mend(escalation, now));
    await each(await waitingIncidents(team), (id) => begin(id, now));
  }
  // Once a day (UTC) is enough to see a week ahead; what was told is not told again.
  if (new Date(now).getUTCHours() === dailyHour) await each([now], warnLeads);
}
