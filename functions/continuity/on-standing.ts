import { system } from '../kernel/actor.ts';
import { isClaim } from '../runtime/call.ts';
import { filedUnder } from '../runtime/collection.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { onceFor, reaction } from '../runtime/reaction.ts';
import { type Exercise, isPlanned, nextExercise } from './exercise.ts';
import { exercises, plans, standings } from './keep.ts';
import { exercised, restate } from './standing.ts';

const by = system('on-standing');

/** The plan that a service has: of several that are approved, the first by title. */
async function replan(service: string, now: string, depth: number): Promise<void> {
  const standing = await standings.find(service);
  if (!standing) return;
  const plan = (await filedUnder(plans, 'subject', `service#${service}`)).find(({ live }) => live)?.id;
  const { plan: _, ...rest } = standing;
  const decision = restate(standing, { ...rest, ...(plan && { plan }) }, 'planned', by, now);
  if (decision) await standings.save(decision, { depth });
}

async function score({ id, service, result }: Exercise, now: string, depth: number): Promise<void> {
  const standing = service && result ? await standings.find(service) : undefined;
  if (!standing || !result) return;
  const last = {
    id,
    at: result.at,
    passed: result.passed,
    ...(result.minutes !== undefined && { minutes: result.minutes }),
  };
  const decision = exercised(standing, last, by, now);
  if (decision) await standings.save(decision, { depth });
}

/** An exercise is over, or a plan holds: the services that it is about know, and what recurs is planned again. */
export const handler = reaction(async (heard, now) => {
  const { id, type, next: depth } = heard;
  if (type.startsWith('continuity-plan.')) {
    const plan = await plans.find(id);
    const { from, to } = (heard.changed.service ?? {}) as { from?: string; to?: string };
    for (const service of new Set([plan?.service, from, to])) if (service) await replan(service, now, depth);
    return;
  }
  if (type.startsWith('service-continuity.')) {
    await replan(id, now, depth);
    // What was tried before the service was analysed counts as well.
    for (const held of await filedUnder(exercises, 'subject', `service#${id}`)) await score(held, now, depth);
    return;
  }
  const exercise = await exercises.find(id);
  if (!exercise) return;
  await score(exercise, now, depth);
  if (isPlanned(exercise) || !exercise.everyDays) return;
  const following = nextExercise(exercise, await nextNumber('continuity', 'EXR'), by, now);
  const claims = [{ pk: `exercise#${id}`, sk: 'next' }, onceFor('next-exercise', heard)];
  if (following)
    await exercises.save(following, { depth, claims }).catch((error: unknown) => {
      if (!isClaim(error)) throw error;
    });
});
