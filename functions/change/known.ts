import { cisOf, findService } from '../configuration/read.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { peopleById, teamIds } from '../people/read.ts';
import type { Change } from './change.ts';
import { changes } from './keep.ts';

type Names = {
  readonly team?: string | undefined;
  readonly assignee?: string | null | undefined;
  readonly implementer?: string | null | undefined;
  readonly services?: readonly string[] | undefined;
  readonly cis?: readonly string[] | undefined;
  readonly edits?: readonly { readonly ci: string }[] | undefined;
  readonly parent?: string | null | undefined;
  readonly dependsOn?: readonly string[] | undefined;
};

const absent = (pointer: string, name: string) => ({ pointer, detail: `there is no ${name}` });

/**
 * Refuses a team, person, service or change that the desk does not have, naming the field.
 *
 * @throws {Refusal} `validation`
 */
export async function known(names: Names): Promise<void> {
  const { team, assignee, implementer, services = [], parent, dependsOn = [] } = names;
  const { cis = [], edits = [] } = names;
  const items = [...cis, ...edits.map(({ ci }) => ci)];
  const persons = [assignee, implementer].filter((id) => typeof id === 'string');
  const others = [...(parent ? [parent] : []), ...dependsOn];
  const [teams, people, found, there, bound] = await Promise.all([
    team === undefined ? ([] as string[]) : teamIds(),
    persons.length ? peopleById([...new Set(persons)]) : new Map<string, { state: string }>(),
    Promise.all(services.map(findService)),
    changes.all(others),
    cisOf(items),
  ]);
  const active = (id: string | null | undefined) => !id || people.get(id)?.state === 'active';
  const exists = new Set([...there, ...bound].map(({ id }) => id));
  const errors = [
    ...(team !== undefined && !teams.includes(team) ? [absent('/team', team)] : []),
    ...(active(assignee) ? [] : [absent('/assignee', assignee ?? '')]),
    ...(active(implementer) ? [] : [absent('/implementer', implementer ?? '')]),
    ...services.flatMap((id, i) => (found[i] ? [] : [absent(`/services/${i}`, id)])),
    ...cis.flatMap((id, i) => (exists.has(id) ? [] : [absent(`/cis/${i}`, id)])),
    ...edits.flatMap(({ ci }, i) => (exists.has(ci) ? [] : [absent(`/edits/${i}/ci`, ci)])),
    ...(parent && !exists.has(parent) ? [absent('/parent', parent)] : []),
    ...dependsOn.flatMap((id, i) => (exists.has(id) ? [] : [absent(`/dependsOn/${i}`, id)])),
  ];
  if (errors.length)
    throw new Refusal('validation', errors.map((e) => `${e.pointer}: ${e.detail}.`).join(' '), { errors });
}

/**
 * Refuses a change that would wait for itself, or be a part of itself, by whatever way around.
 *
 * @throws {Refusal} `validation`
 */
export async function demandNoRing({ id, dependsOn = [], parent }: Change): Promise<void> {
  const walk = async (
    field: string,
    start: readonly string[],
    next: (change: Change) => readonly string[],
  ) => {
    const seen = new Set<string>();
    let ahead = start;
    while (ahead.length) {
      if (ahead.includes(id)) throw invalid(`/${field}`, 'leads back to the change itself');
      for (const each of ahead) seen.add(each);
      const found = await changes.all(ahead);
      ahead = [...new Set(found.flatMap(next))].filter((each) => !seen.has(each));
    }
  };
  await walk('dependsOn', dependsOn, (change) => change.dependsOn ?? []);
  await walk('parent', parent ? [parent] : [], (change) => (change.parent ? [change.parent] : []));
}
