import { findService } from '../configuration/read.ts';
import { demandNone, type FieldError } from '../kernel/refusal.ts';
import { findPerson, unknownTeams } from '../people/read.ts';
import { collection } from '../runtime/collection.ts';
import type { Assignee } from './assignment-rule.ts';
import { choosable } from './category.ts';
import { categories } from './keep.ts';
import type { RecordKind } from './record-kind.ts';

type Named = {
  readonly team?: string | null | undefined;
  readonly service?: string | undefined;
  readonly category?: string | null | undefined;
  readonly assignee?: Assignee | undefined;
};

async function hasCategory(id: string, kind: RecordKind): Promise<boolean> {
  const tree = (await collection(categories)).filter(({ recordKind }) => recordKind === kind);
  return choosable(tree, id);
}

/**
 * Refuses what a definition names and the desk does not have: records would go to nobody.
 *
 * @param below where in the body the names stand
 * @throws {Refusal} `validation`, with the pointer of every wrong name
 */
export async function demandNamed(named: Named, kind: RecordKind, below = ''): Promise<void> {
  const { team, service, category, assignee } = named;
  const person = assignee?.mode === 'person' ? assignee.person : undefined;
  const [noTeams, foundService, foundCategory, foundPerson] = await Promise.all([
    team ? unknownTeams([team]) : [],
    service && findService(service),
    category && hasCategory(category, kind),
    person && findPerson(person),
  ]);
  const wrong = (field: string, detail: string): FieldError[] => [{ pointer: `${below}/${field}`, detail }];
  const errors = [
    ...(noTeams.length ? wrong('team', `there is no team ${team}`) : []),
    ...(service && !foundService ? wrong('service', `there is no service ${service}`) : []),
    ...(category && !foundCategory ? wrong('category', `there is no category ${category} in use`) : []),
    ...(person && (foundPerson === '' || foundPerson?.state !== 'active')
      ? wrong('assignee/person', `there is no active person ${person}`)
      : []),
  ];
  demandNone(errors);
}
