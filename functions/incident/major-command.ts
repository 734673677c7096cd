import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { slug, text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { deed } from './deed.ts';
import { type Incident, isWorking } from './incident.ts';
import { type Major, majorLifecycle, minutesAfter, Stakeholders } from './major.ts';
import { begun, declared, majorClock, majorNotice } from './major-course.ts';
import { commander } from './major-role.ts';

type Step = 'propose' | 'declare' | 'reject' | 'demote';

const words = { propose: 'proposed', declare: 'declared', reject: 'rejected', demote: 'demoted' } as const;
const told: Record<Step, string> = {
  propose: 'proposed as a major incident',
  declare: 'is a major incident',
  reject: 'is no major incident',
  demote: 'is no major incident any more',
};

/** What can be done about an incident's being a major one, now. */
export const majorSteps = (incident: Incident): Step[] =>
  isWorking(incident) ? (Object.keys(majorLifecycle[incident.major?.state ?? 'none']) as Step[]) : [];

export const Propose = z.strictObject({ reason: text(5_000).optional() });
export const Declare = z.strictObject({
  reason: text(5_000).optional(),
  cadence: z.int().min(5).max(1_440).optional(),
  /** Who takes command; whoever declares it may be the one. */
  commander: slug.optional(),
});
export const Decline = z.strictObject({ reason: text(5_000) });

function demandStep(before: Incident, step: Step) {
  const possible = majorSteps(before);
  if (possible.includes(step)) return;
  const now = before.major?.state ?? 'no major incident';
  const instead = possible.length ? `Possible now: ${possible.join(', ')}.` : 'It is not worked on any more.';
  throw new Refusal('illegal-transition', `It is ${now}, so it cannot ${step}. ${instead}`, { possible });
}

/**
 * Proposes, declares, rejects or demotes a major incident. A child is no major incident: its parent is.
 *
 * @throws {Refusal} `illegal-transition` when that cannot be done now
 */
export function decideMajor(
  before: Incident,
  step: Step,
  { reason, ...ask }: Partial<z.infer<typeof Declare>>,
  by: Actor,
  at: string,
): Decision<Incident> {
  demandStep(before, step);
  if (before.parent && step !== 'reject' && step !== 'demote')
    throw new Refusal('illegal-transition', `It is a child of ${before.parent}: say it of that one.`);
  const was = before.major ?? begun(before, at, by.id);
  const cadence = ask.cadence ?? was.cadence;
  const roles: Major['roles'] = ask.commander ? { [commander]: { person: ask.commander, since: at } } : {};
  const all = { ...was, cadence, roles: { ...was.roles, ...roles } };
  const major: Major =
    step === 'declare' ? declared(all, at, by.id) : { ...all, state: words[step], since: at, by: by.id };
  const event = {
    ...deed(`incident.${words[step]}-major`, by, at),
    visibility: 'internal' as const,
    ...(reason && { said: { text: reason } }),
    notices: [majorNotice(before, told[step])],
  };
  return decide<Incident>(before, { ...before, major }, event);
}

/** The major part of an incident that is declared. @throws {Refusal} `illegal-transition` */
export function demandDeclared({ major }: Incident): Major {
  if (major?.state === 'declared') return major;
  throw new Refusal('illegal-transition', 'It is not a declared major incident.');
}

export const AssignRole = z.strictObject({
  role: slug,
  /** `null` leaves the role without anybody. */
  person: slug.nullable(),
});

/** Gives a role to a person, hands it over, or leaves it empty; whoever gets it is told their duties. */
export function assignRole(
  before: Incident,
  { id: role, name, duties }: { readonly id: string; readonly name: string; readonly duties: string },
  person: string | null,
  by: Actor,
  at: string,
): Decision<Incident> {
  const major = demandDeclared(before);
  const { [role]: had, ...others } = major.roles;
  const roles = person ? { ...others, [role]: { person, since: at } } : others;
  const path = `/incidents/${before.id}/major`;
  const about = { topic: 'major-incident', path };
  const event = {
    ...deed('incident.role-assigned', by, at),
    facts: { role, ...(person && { person }), ...(had && { from: had.person }) },
    notices: [
      ...(person && person !== by.id
        ? [{ ...about, to: [person], title: `${before.id}: you are ${name.toLowerCase()}`, text: duties }]
        : []),
      ...(had && had.person !== person && had.person !== by.id
        ? [{ ...about, to: [had.person], title: `${before.id}: you are no longer ${name.toLowerCase()}` }]
        : []),
    ],
  };
  return decide<Incident>(before, { ...before, major: { ...major, roles } }, event);
}

export const PlanUpdates = z
  .strictObject({
    cadence: z.int().min(5).max(1_440),
    stakeholders: z.strictObject(Stakeholders.shape),
  })
  .partial();

/** Changes how often and whom the updates reach; a new cadence counts from the last update. */
export function planUpdates(
  before: Incident,
  { cadence, stakeholders }: z.infer<typeof PlanUpdates>,
  by: Actor,
  at: string,
): Decision<Incident> {
  const major = demandDeclared(before);
  const last = minutesAfter(major.nextUpdateAt ?? at, -major.cadence);
  const nextUpdateAt = cadence === undefined ? major.nextUpdateAt : later(at, minutesAfter(last, cadence));
  const next = {
    ...major,
    cadence: cadence ?? major.cadence,
    stakeholders: stakeholders ?? major.stakeholders,
    ...(nextUpdateAt && { nextUpdateAt }),
  };
  const clocks = nextUpdateAt ? wind(before.clocks, majorClock, nextUpdateAt) : before.clocks;
  return decide<Incident>(
    before,
    { ...before, major: next, clocks },
    deed('incident.updates-planned', by, at),
  );
}

const later = (a: string, b: string) => (a > b ? a : b);
