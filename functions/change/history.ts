import { cisOf } from '../configuration/read.ts';
import { findIncident } from '../incident/read.ts';
import { linksOf } from '../runtime/links.ts';
import { counted, share } from '../runtime/shares.ts';
import type { Change } from './change.ts';
import { type Grade, gradeOf, scoreOf } from './success.ts';

type About = Pick<Change, 'team' | 'services' | 'cis'>;

/** Whose past speaks for a change: its team, its services, and the classes of its items, each with its words. */
async function subjectsOf({ team, services, cis }: About): Promise<Map<string, string>> {
  const classes = new Set((await cisOf(cis)).map((ci) => ci.class));
  return new Map([
    [`team#${team}`, `the team ${team}`],
    ...services.map((id) => [`service#${id}`, `the service ${id}`] as const),
    ...[...classes].map((name) => [`class#${name}`, `items of the class ${name}`] as const),
  ]);
}

/** How changes like this one went before, where enough is known to say so. */
export async function historyOf(about: About): Promise<{ of: string; grade: Grade }[]> {
  const subjects = await subjectsOf(about);
  const found = await Promise.all(
    [...subjects].map(async ([id, of]) => {
      const { score = 0, changes = 0 } = await counted('change', `success#${id}`);
      const grade = gradeOf({ score, changes });
      return grade ? [{ of, grade }] : [];
    }),
  );
  return found.flat();
}

/** The priorities of the incidents that are linked as caused by it. */
async function causedBy({ id }: Change): Promise<number[]> {
  const { links } = await linksOf('change', 'change', id, 100);
  const ids = links.filter(({ type }) => type === 'causes').map(({ target }) => target);
  const found = await Promise.all(ids.filter((each) => each.startsWith('INC-')).map(findIncident));
  return found.flatMap((incident) => (incident ? [incident.priority] : []));
}

/** A closed change counts for its team, its services and the classes of its items; told twice, it counts once. */
export async function rememberOutcome(change: Change): Promise<void> {
  const { outcome, state } = change;
  if (state !== 'closed' || !outcome) return;
  const score = scoreOf(outcome.code, await causedBy(change));
  for (const id of (await subjectsOf(change)).keys())
    await share('change', `success#${id}`, change.id, { score, changes: 1 });
}
