import { findChange } from '../change/read.ts';
import { cisOf, findCi, findService } from '../configuration/read.ts';
import { findIncident, findIncidents } from '../incident/read.ts';
import { demandNone, invalid } from '../kernel/refusal.ts';
import { findArticles } from '../knowledge/read.ts';
import { findAlert } from '../monitoring/read.ts';
import { findPerson, teamIds } from '../people/read.ts';
import { stored } from './stored.ts';

type Names = {
  readonly team?: string | undefined;
  readonly service?: string | undefined;
  readonly assignee?: string | null | undefined;
  readonly cis?: readonly string[] | undefined;
  readonly incidents?: readonly string[] | undefined;
};

const absent = (pointer: string, name: string) => ({ pointer, detail: `there is no ${name}` });

/**
 * Refuses a team, service, person, item or incident that the desk does not have, naming the field.
 *
 * @returns the named service
 * @throws {Refusal} `validation`
 */
export async function known({ team, service, assignee, cis = [], incidents = [] }: Names) {
  const [teams, about, person, items, tickets] = await Promise.all([
    team === undefined ? ([] as string[]) : teamIds(),
    service === undefined ? undefined : findService(service),
    assignee ? findPerson(assignee) : undefined,
    cisOf(cis),
    findIncidents(incidents),
  ]);
  const there = new Set([...items, ...tickets].map(({ id }) => id));
  demandNone([
    ...(team !== undefined && !teams.includes(team) ? [absent('/team', team)] : []),
    ...(service !== undefined && !about ? [absent('/service', service)] : []),
    ...(assignee && person?.state !== 'active' ? [absent('/assignee', assignee)] : []),
    ...cis.flatMap((id, i) => (there.has(id) ? [] : [absent(`/cis/${i}`, id)])),
    ...incidents.flatMap((id, i) => (there.has(id) ? [] : [absent(`/incidents/${i}`, id)])),
  ]);
  return about;
}

type Other = { readonly id: string; readonly title: string; readonly state: string };

/** How a record of another kind is looked up, by the letters of its id. */
const found: Readonly<Record<string, (id: string) => Promise<Other | undefined>>> = {
  PRB: stored.find,
  INC: findIncident,
  CHG: findChange,
  CI: findCi,
  ALT: findAlert,
  KB: async (id) => (await findArticles([id]))[0],
};

/** Another record of the desk, and whether it can be looked up at all. */
export const lookUp = (id: string) => found[id.slice(0, id.indexOf('-'))]?.(id);

/** Refuses what is named and not there; kinds that nobody can look up yet are believed. @throws {Refusal} `validation` */
export async function demandThere(named: readonly { pointer: string; id: string }[]): Promise<void> {
  const others = await Promise.all(named.map(({ id }) => lookUp(id) ?? { id }));
  const errors = named.flatMap(({ pointer, id }, i) => (others[i] ? [] : [absent(pointer, id)]));
  demandNone(errors);
}

/** The problem that another is the same as. @throws {Refusal} `validation` when it is not there, or is itself a duplicate */
export async function demandOriginal(id: string): Promise<void> {
  const original = await stored.find(id);
  if (!original) throw invalid('/of', `there is no ${id}`);
  if (original.resolution?.code === 'duplicate')
    throw invalid('/of', `${id} is itself a duplicate of ${original.resolution.duplicateOf}`);
}
