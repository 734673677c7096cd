import { findService, type Service } from '../configuration/read.ts';
import { demandNone } from '../kernel/refusal.ts';
import { findPerson, teamIds } from '../people/read.ts';
import { plans } from './keep.ts';
import type { PlannedStep } from './plan-step.ts';

type Names = {
  readonly service?: string | undefined;
  readonly team?: string | undefined;
  readonly owner?: string | null | undefined;
  readonly plan?: string | undefined;
  readonly steps?: readonly PlannedStep[] | undefined;
};

const absent = (pointer: string, name: string) => ({ pointer, detail: `there is no ${name}` });

/**
 * Refuses a service, team, person or plan that the desk does not have, naming the field.
 *
 * @returns the named service
 * @throws {Refusal} `validation`
 */
export async function known({ service, team, owner, plan, steps = [] }: Names): Promise<Service | undefined> {
  const named = [...new Set([...(plan ? [plan] : []), ...steps.flatMap((step) => step.plan ?? [])])];
  const [teams, about, person, doers, found] = await Promise.all([
    team || steps.some((step) => step.team) ? teamIds() : ([] as string[]),
    service === undefined ? undefined : findService(service),
    owner ? findPerson(owner) : undefined,
    Promise.all(steps.map((step) => (step.assignee ? findPerson(step.assignee) : undefined))),
    plans.all(named),
  ]);
  const there = new Set(found.map(({ id }) => id));
  demandNone([
    ...(service !== undefined && !about ? [absent('/service', service)] : []),
    ...(team && !teams.includes(team) ? [absent('/team', team)] : []),
    ...(owner && person?.state !== 'active' ? [absent('/owner', owner)] : []),
    ...(plan && !there.has(plan) ? [absent('/plan', plan)] : []),
    ...steps.flatMap((step, n) => [
      ...(step.team && !teams.includes(step.team) ? [absent(`/steps/${n}/team`, step.team)] : []),
      ...(step.assignee && doers[n]?.state !== 'active'
        ? [absent(`/steps/${n}/assignee`, step.assignee)]
        : []),
      ...(step.plan && !there.has(step.plan) ? [absent(`/steps/${n}/plan`, step.plan)] : []),
    ]),
  ]);
  return about;
}
