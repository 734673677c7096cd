import { demandNone, type FieldError } from '../kernel/refusal.ts';
import { peopleById, unknownTeams } from '../people/read.ts';
import { schedules } from './keep.ts';

/** A name that a body gives, and where. */
export type Name = {
  readonly what: 'person' | 'team' | 'schedule';
  readonly id: string;
  readonly pointer: string;
};

const idsOf = (names: readonly Name[], kind: Name['what']) => [
  ...new Set(names.filter(({ what }) => what === kind).map(({ id }) => id)),
];

/**
 * Refuses people, teams and schedules that the desk does not have: nobody would be paged for them. Somebody who has left is
 * refused too.
 *
 * @throws {Refusal} `validation`, with the pointer of every wrong name
 */
export async function demandKnown(names: readonly Name[]): Promise<void> {
  const [people, noTeams, found] = await Promise.all([
    peopleById(idsOf(names, 'person')),
    unknownTeams(idsOf(names, 'team')),
    schedules.all(idsOf(names, 'schedule')),
  ]);
  const wrong = {
    person: (id: string) => people.get(id)?.state !== 'active',
    team: (id: string) => noTeams.includes(id),
    schedule: (id: string) => !found.some((schedule) => schedule.id === id),
  };
  const said = { person: 'active person', team: 'team', schedule: 'schedule' };
  const errors: FieldError[] = names
    .filter(({ what, id }) => wrong[what](id))
    .map(({ what, id, pointer }) => ({ pointer, detail: `there is no ${said[what]} ${id}` }));
  demandNone(errors);
}
