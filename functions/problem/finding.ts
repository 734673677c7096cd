import { defaultService, findService } from '../configuration/read.ts';
import { findIncidents, type Incident } from '../incident/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { findSideline } from '../monitoring/read.ts';
import { nextNumber } from '../runtime/numbers.ts';
import {
  joinCandidate,
  mostEvidence,
  type ProblemCandidate,
  raiseCandidate,
  type Subject,
  standingOf,
} from './candidate.ts';
import { candidates, knownRules } from './candidate-keep.ts';
import { lastCandidate, occurrencesAround, remember } from './occurrences.ts';
import { counted, type Occurrence, recurring, type Standing } from './recurrence.ts';
import { rulesFor } from './recurrence-rule.ts';
import { stored } from './stored.ts';

type About = Pick<Subject, 'kind' | 'id'>;
type Place = { readonly team: string; readonly service?: string | undefined };

// Of a storm the first ones say what it is; to write all of them down would cost as much as the storm.
const mostAlerts = 10;

/** What an incident is one more of. One that was merged away is counted as the other one. */
export function subjectsOf({ service, ci, category, alerts = {}, mergedInto }: Incident): About[] {
  if (mergedInto) return [];
  return [
    { kind: 'service', id: service },
    ...(ci ? [{ kind: 'ci' as const, id: ci.id }] : []),
    ...Object.entries(alerts)
      .toSorted(([, a], [, b]) => a.joinedAt.localeCompare(b.joinedAt))
      .slice(0, mostAlerts)
      .map(([id]) => ({ kind: 'alert' as const, id })),
    ...(category ? [{ kind: 'category' as const, id: category }] : []),
  ];
}

const same = (a: About, b: About) => a.kind === b.kind && a.id === b.id;

/** Of what was written down, what still holds: records may have been corrected or merged since. */
async function standing(about: About, noted: readonly Occurrence[]): Promise<readonly Occurrence[]> {
  if (about.kind === 'source') return noted;
  const incidents = await findIncidents([...new Set(noted.map(({ id }) => id))]);
  const still = new Set(
    incidents.filter((one) => subjectsOf(one).some((each) => same(each, about))).map(({ id }) => id),
  );
  return noted.filter(({ id }) => still.has(id));
}

async function nameOf({ kind, id }: About, title: string): Promise<string> {
  if (kind === 'service') return (await findService(id))?.name ?? id;
  if (kind === 'alert') return title;
  return id;
}

/** When the problem that a candidate became was over; undefined as long as people work on it. */
async function overSince(problem: string | undefined): Promise<string | undefined> {
  const found = problem === undefined ? undefined : await stored.find(problem);
  return found?.closedAt ?? found?.resolvedAt;
}

/** Nothing can come of one more: people know of it, or its candidate shows as much as it can. */
const isSettled = (
  last: ProblemCandidate | undefined,
  before: Standing | undefined,
  { at }: Occurrence,
): boolean =>
  before !== undefined &&
  (before.state === 'open' ? last?.evidence.length === mostEvidence : at <= before.until);

/**
 * Something happened once more to a subject: it is written down, and when a rule says that it recurs, there is a candidate
 * for it, or the one that is open shows it. Nothing is counted that cannot be counted again: it may come twice, and late.
 */
export async function note(
  about: About,
  occurrence: Occurrence,
  place: Place & { readonly title: string },
  by: Actor,
  now: string,
  depth: number,
): Promise<void> {
  await remember(about, occurrence, now);
  const rules = rulesFor(await knownRules(), about.kind);
  if (!rules.length) return;
  const former = await lastCandidate(about);
  const last = former === undefined ? undefined : await candidates.find(former);
  const before = standingOf(last, await overSince(last?.problem));
  if (isSettled(last, before, occurrence)) return;
  const noted = await occurrencesAround(about, occurrence.at);
  if (rules.every(({ count }) => noted.length < count)) return;
  const all = counted(await standing(about, noted), before);
  for (const rule of rules) {
    const found = recurring(all, rule);
    if (!found.length) continue;
    if (last?.state === 'open') {
      const joined = joinCandidate(last, found, rule.days, by, now);
      if (joined) await candidates.save(joined, { depth });
      return;
    }
    const subject = { ...about, name: (await nameOf(about, place.title)).slice(0, 120) };
    const { team, service } = place;
    const what = { rule: rule.id, subject, team, service, days: rule.days, occurrences: found };
    const id = await nextNumber('problem', 'PBC');
    await candidates.save(raiseCandidate(what, id, former, by, now), { depth });
    return;
  }
}

/**
 * Notes an incident with all that it is one more of.
 *
 * @param joined alerts that joined it just now: then only those are news
 */
export async function noteIncident(
  incident: Incident,
  by: Actor,
  now: string,
  depth: number,
  joined?: readonly string[],
): Promise<void> {
  const { id, openedAt, team, service, title } = incident;
  const news = ({ kind, id: about }: About) => !joined || (kind === 'alert' && joined.includes(about));
  for (const about of subjectsOf(incident).filter(news))
    await note(about, { id, at: openedAt }, { team, service, title }, by, now, depth);
}

/** Notes that a source was too loud. */
export async function noteSource(id: string, by: Actor, now: string, depth: number): Promise<void> {
  const found = await findSideline(id);
  if (!found) return;
  const { source, openedAt, title } = found;
  const team = found.team ?? (await defaultService()).team;
  await note({ kind: 'source', id: source }, { id, at: openedAt }, { team, title }, by, now, depth);
}
