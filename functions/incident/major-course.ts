import { type Claim, type Decision, difference } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import type { Notice } from '../record/notice.ts';
import { type Incident, isWorking } from './incident.ts';
import { cadenceFor, declaredPartition, type Major, minutesAfter } from './major.ts';
import { type MajorRule, triggered } from './major-rule.ts';

/** The clock by which updates and empty roles are asked for. */
export const majorClock = 'major';

const looked = ['priority', 'children', 'alerts', 'category', 'service'] as const;

/**
 * Whether rules have to be asked: an incident was opened, or something that they look at has changed. Never on a child, and
 * never where somebody has decided already.
 */
export function asksRules({ before, after }: Decision<Incident>): boolean {
  if (after.parent || after.major || !isWorking(after)) return false;
  return before === undefined || looked.some((name) => Object.hasOwn(difference(before, after), name));
}

/** A major incident as it begins. */
export const begun = (incident: Pick<Incident, 'priority' | 'team'>, at: string, by: string): Major => ({
  state: 'proposed',
  since: at,
  by,
  roles: {},
  cadence: cadenceFor(incident.priority),
  updates: 0,
  stakeholders: { people: [], teams: [incident.team] },
});

/** The same as declared, with the time of the first update. */
export const declared = (major: Major, at: string, by: string): Major => ({
  ...major,
  state: 'declared',
  since: at,
  by,
  declaredAt: at,
  nextUpdateAt: minutesAfter(at, major.cadence),
});

/** What those who decide on major incidents are told. */
export const majorNotice = (
  { id, title }: Pick<Incident, 'id' | 'title'>,
  said: string,
  topic = 'major-incident',
): Notice => ({
  to: ['role:manager'],
  topic,
  title: `${id}: ${said}`,
  text: title,
  path: `/incidents/${id}/major`,
});

function byRule(after: Incident, rules: readonly MajorRule[], at: string) {
  const rule = triggered(rules, after);
  if (!rule) return {};
  const proposed: Major = { ...begun(after, at, `rule:${rule.id}`), rule: rule.id };
  const major = rule.action === 'declare' ? declared(proposed, at, proposed.by) : proposed;
  const topic = rule.action === 'propose' ? 'major-incident-proposal' : 'major-incident';
  const said = `${rule.action}d as a major incident by "${rule.name}"`;
  return { major, notice: majorNotice(after, said, topic) };
}

/** The clock runs while a declared major incident is worked on, and the review is asked for when it is resolved. */
function followed(after: Incident, at: string): Incident {
  if (running(after)) {
    if (after.clocks?.[majorClock]) return after;
    return { ...after, clocks: wind(after.clocks, majorClock, minutesAfter(at, 5)) };
  }
  const still = after.clocks?.[majorClock]
    ? { ...after, clocks: wind(after.clocks, majorClock, undefined) }
    : after;
  const over = after.major?.state === 'declared' && after.state === 'resolved';
  return over && !after.reviewing ? { ...still, reviewing: { version: after.version } } : still;
}

const running = (incident: Incident | undefined): boolean =>
  incident?.major?.state === 'declared' && isWorking(incident);

const place = 'major';

/** A row beside the incident, which is in the list while it runs, and stays without a place in it when it is over. */
const listing = (after: Incident): Claim => ({
  pk: `incident#${after.id}`,
  sk: place,
  values: {
    holder: after.id,
    ...(running(after) && {
      id: after.id,
      openPk: declaredPartition,
      openSk: `${after.major?.declaredAt}#${after.id}`,
    }),
  },
  heldBy: after.id,
});

/**
 * The same decision with what follows from it for a major incident, so that it is one event with its cause: a rule proposes
 * or declares it, its clock runs, its review is asked for.
 *
 * @param rules those that are asked; none when nothing changed that they look at
 */
export function majorCourse(decision: Decision<Incident>, rules: readonly MajorRule[]): Decision<Incident> {
  const { before, event, claims = [] } = decision;
  const { major, notice } = asksRules(decision) ? byRule(decision.after, rules, event.at) : {};
  const after = followed(major ? { ...decision.after, major } : decision.after, event.at);
  const same = running(before) === running(after) || claims.some(({ sk }) => sk === place);
  const listed = same ? claims : [...claims, listing(after)];
  if (after === decision.after && listed === claims) return decision;
  const { major: decided, clocks, reviewing } = difference(before ?? {}, after);
  const changed = {
    ...event.changed,
    ...(decided && { major: decided }),
    ...(clocks && { clocks }),
    ...(reviewing && { reviewing }),
  };
  const notices = notice ? [...(event.notices ?? []), notice] : event.notices;
  return { ...decision, after, claims: listed, event: { ...event, changed, ...(notices && { notices }) } };
}
