import * as z from 'zod';
import { findIncident, stillOpen, stillOpenOrTaken } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { task } from '../runtime/task.ts';
import { exhaust, page, tooFew } from './course.ts';
import { end, recordStop } from './ending.ts';
import { type Escalated, type Escalation, hadItsTime, outcomeOf, pagedAt, silence } from './escalation.ts';
import { escalations } from './keep.ts';
import { fail, succeed } from './machine.ts';
import { answeredBy, missingOf, neededOf } from './taking.ts';
import { peopleOfLevel } from './targets.ts';
import { leaveToken } from './token.ts';

const Ask = z.object({ escalation: z.string(), level: z.int().nonnegative(), token: z.string() });
type Ask = z.infer<typeof Ask>;
const by = system('do-page');
const depth = 3;
const nobody = 'nobody is on call';

async function giveUp(escalation: Escalation, token: string, now: string): Promise<void> {
  const decision = exhaust(escalation, stillOpen(escalation.incident), by, now);
  await escalations.save(decision, { depth });
  await fail(token, 'Exhausted', silence(escalation));
}

/** The level was paged before this call: go on waiting, unless there is nobody or no time left to wait for. */
async function again(escalation: Escalation, { level, token }: Ask, now: string): Promise<void> {
  const earlier = pagedAt(escalation, level);
  if (!earlier) return;
  if (escalation.advanced !== undefined && level <= escalation.advanced)
    await fail(token, 'NextLevel', 'Somebody asked for the next level.');
  else if (!earlier.people.length || hadItsTime(escalation, earlier, now))
    await fail(token, 'NobodyOnCall', nobody);
}

async function pageLevel(
  escalation: Escalation,
  incident: Escalated,
  { level, token }: Ask,
  now: string,
): Promise<void> {
  const meant = await peopleOfLevel(escalation, level, now);
  const answered = answeredBy(escalation, incident);
  const people = meant.filter((person) => !answered.includes(person));
  const note = meant.length ? 'everybody here takes part already' : nobody;
  const entry = { level, people, ...(!people.length && { note }) };
  // Where one person is enough, an acknowledgement that commits first forbids the page.
  const wanted = neededOf(escalation) > 1 ? stillOpenOrTaken : stillOpen;
  await escalations.save(page(escalation, entry, wanted(escalation.incident), by, now), { depth });
  if (!people.length) await fail(token, 'NobodyOnCall', nobody);
}

/**
 * Pages one level of an escalation. The token is left first, where an outcome that commits from now on finds it; then the
 * incident is read again, and paging itself depends on the incident still being open when it commits. So nobody is
 * paged after somebody took it, and a machine never waits for what has happened. A lost race starts over from the top.
 */
export const handler = task(Ask, async (ask, now) => {
  const { escalation: id, level, token } = ask;
  const met = await leaveToken(id, level, token, now);
  if (!met) return;
  const escalation = await escalations.get(id);
  const incident = await findIncident(escalation.incident);
  const missing = incident ? missingOf(escalation, incident) : 0;
  // Whoever took it may have done so before the policy was frozen that asks for more people: the record decides.
  if (met.outcome && (!missing || escalation.state === 'stopped')) {
    await recordStop(id, met.outcome, by, now, depth);
    return succeed(token, met.outcome);
  }
  if (escalation.state === 'exhausted') return fail(token, 'Exhausted', silence(escalation));
  if (!incident) return end(id, { outcome: 'gone', by: by.id, at: now }, by, now, depth);
  const outcome = outcomeOf(incident, escalation.run, now, escalation);
  if (outcome) return end(id, outcome, by, now, depth);
  if (level >= escalation.levels.length)
    return missing
      ? end(id, tooFew(escalation, incident, now), by, now, depth)
      : giveUp(escalation, token, now);
  if (pagedAt(escalation, level)) return again(escalation, ask, now);
  return pageLevel(escalation, incident, ask, now);
});
