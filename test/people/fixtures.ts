import type { Actor } from '../../functions/kernel/actor.ts';
import { add, type Person } from '../../functions/people/person.ts';

export const nine = '2026-11-02T09:00:00.000Z';

export const actor = (id: string, ...roles: Actor['roles']): Actor => ({
  id,
  kind: 'person',
  roles,
  teams: [],
});
export const avery = actor('avery', 'admin');
export const dana = actor('dana', 'agent');

/** Somebody who has been at the desk for a while. */
export const person = (fields: Partial<Person> = {}): Person => ({
  ...add(
    {
      id: 'dana',
      name: 'Dana Okafor',
      email: 'dana@desk.example',
      roles: ['agent'],
      teams: [],
      timeZone: 'UTC',
    },
    avery,
    nine,
  ).after,
  version: 3,
  enrolled: true,
  ...fields,
});
