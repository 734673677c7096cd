import type { Target } from '../record/target.ts';
import { collection } from '../runtime/collection.ts';
import type { Escalated, Escalation, Paged } from './escalation.ts';
import { escalations, policies, schedules } from './keep.ts';
import { demandKnown } from './known.ts';
import { type Duty, dutiesIn, dutiesInPolicy } from './leaver.ts';
import { allTimeOff } from './looking.ts';
import { pagingPage } from './paging.ts';
import { targetNames } from './policy.ts';
import { asksFor } from './taking.ts';
import { meetingOf } from './token.ts';
import { peopleAt } from './who.ts';

/** The escalation as it is now; undefined when there is none. */
export const findEscalation = (id: string): Promise<Escalation | undefined> => escalations.find(id);

/** Whether a page of an escalation still asks this person for an answer. */
export const stillAsks = (
  person: string,
  page: Paged,
  escalation: Escalation,
  incident: Escalated | undefined,
): boolean => asksFor(person, page, escalation, incident);

/** How often the machine of an escalation had to be started anew. */
export const restartsOf = async (id: string): Promise<number> => (await meetingOf(id)).restarts ?? 0;

/** The first of these teams' escalations that page somebody at this moment. */
export async function pagingNow(teams: readonly string[], limit: number): Promise<Escalation[]> {
  return (await pagingPage(teams, limit)).items;
}

/** Who of a team is on call at a moment, by all its schedules; undefined for a team that has none. */
export async function teamOnCall(team: string, at: string): Promise<string[] | undefined> {
  const mine = (await collection(schedules)).filter((schedule) => schedule.team === team);
  return mine.length
    ? [...new Set(mine.flatMap((schedule) => peopleAt(schedule, Date.parse(at))))]
    : undefined;
}

/** Whether there is an escalation policy of this id. */
export const policyExists = async (id: string): Promise<boolean> => (await policies.find(id)) !== undefined;

/** Refuses targets that the desk does not have. @throws {Refusal} `validation`, with a pointer below `pointer` for each */
export const demandTargets = (targets: readonly Target[], pointer: string): Promise<void> =>
  demandKnown(targetNames(targets, pointer));

/** Every schedule and policy that counts on somebody, from a moment on. */
export async function dutiesOf(person: string, at: string): Promise<Duty[]> {
  const [plans, rules] = await Promise.all([collection(schedules), collection(policies)]);
  return [
    ...plans.flatMap((schedule) => dutiesIn(schedule, person, at)),
    ...rules.flatMap((policy) => dutiesInPolicy(policy, person)),
  ];
}

/** Who is away at a moment, by the time off that people have planned. */
export async function awayAt(at: string): Promise<string[]> {
  const planned = await allTimeOff(at);
  const now = Date.parse(at);
  return [...new Set(planned.filter(({ from }) => Date.parse(from) <= now).map(({ person }) => person))];
}
