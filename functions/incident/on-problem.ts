import { system } from '../kernel/actor.ts';
import { findProblem, incidentsOf, isProblemWorked, type Problem, problemLinksAt } from '../problem/read.ts';
import { linkedWith } from '../runtime/links.ts';
import { mirrorLinks } from '../runtime/mirroring.ts';
import { retryingRaces } from '../runtime/races.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import { type Fixed, withProblem } from './problem-fixed.ts';
import { type Advice, advise, tellWorkaround } from './workaround.ts';

const by = system('on-problem');
const width = 8;

/** Links that a problem shows to incidents are shown by those, too; says which it causes. */
async function mirror(heard: Heard): Promise<string[]> {
  const links = await mirrorLinks(heard, problemLinksAt, 'INC-', incidents, by);
  return links.filter(({ type, stands }) => type === 'causes' && stands).map(({ target }) => target);
}

const adviceOf = ({ id, workaround, knownError }: Problem): Advice | undefined =>
  workaround?.published && {
    problem: id,
    edition: workaround.published.edition,
    text: workaround.published.text,
    plain: workaround.published.plain,
    knownError: knownError !== undefined,
  };

const fixedOf = ({ id, state, resolution, resolvedAt }: Problem): Fixed | undefined =>
  (state === 'resolved' || state === 'closed') && resolution?.code === 'fix-applied' && resolvedAt
    ? { problem: id, text: resolution.text ?? '', at: resolvedAt }
    : undefined;

/** Whether an incident waits for yet another problem that people still work on. */
async function waitsForOther(incident: Incident, than: string): Promise<boolean> {
  const causes = await linkedWith('incident', 'incident', incident.id, 'caused-by', 'PRB-');
  const others = await Promise.all(causes.filter((id) => id !== than).map(findProblem));
  return others.some((problem) => problem !== undefined && isProblemWorked(problem));
}

/** One incident after its problem: it is told the workaround, its requester too, and it is resolved with the fix. */
async function follow(id: string, problem: Problem, now: string, depth: number): Promise<void> {
  const advice = isProblemWorked(problem) ? adviceOf(problem) : undefined;
  const fixed = fixedOf(problem);
  const steps = [
    (incident: Incident) => advice && advise(incident, advice, by, now),
    (incident: Incident) => advice && tellWorkaround(incident, advice, by, now),
    async (incident: Incident) => {
      const decision = fixed && withProblem(incident, fixed, by, now);
      return decision && !(await waitsForOther(incident, problem.id)) ? decision : undefined;
    },
  ];
  for (const step of steps)
    await retryingRaces(async () => {
      const incident = await incidents.find(id);
      const decision = incident && (await step(incident));
      if (decision) await incidents.save(decision, { depth });
    });
}

/** A problem has links, a workaround or an end: the incidents that it causes show it, are told, and are resolved with it. */
export const handler = reaction(async (heard, now) => {
  const linking = /\.(opened|linked|unlinked|incidents-linked|incidents-unlinked)$/.test(heard.type);
  const concerned = linking ? await mirror(heard) : await incidentsOf(heard.id);
  const problem = await findProblem(heard.id);
  if (problem) await someAtOnce(concerned, width, (id) => follow(id, problem, now, heard.next));
});
