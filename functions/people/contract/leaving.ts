import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { Person } from '../person.ts';
import { personRights as rights } from '../rights.ts';

/** Something that counts on somebody: an incident, a schedule, a policy, a team. */
const Leaving = z
  .object({
    kind: z.enum(['incident', 'schedule', 'escalation-policy', 'team']),
    id: z.string(),
    title: z.string(),
    as: z.enum([
      'assignee',
      'major-role',
      'watcher',
      'rotation',
      'override',
      'target',
      'lead',
      'last-member',
    ]),
    /** Which role, in a major incident. */
    role: z.string().optional(),
    state: z.string().optional(),
  })
  .meta({ id: 'Leaving' });

const one = '/v1/people/{id}';

/** What somebody leaves behind, and who takes it over. */
export const leavingContract = contract([
  {
    id: 'readLeaving',
    method: 'GET',
    path: `${one}/leaving`,
    summary: 'What still counts on somebody: their open work, their shifts, their teams',
    rights,
    command: 'read-leaving',
    answer: z.object({ items: z.array(Leaving) }),
  },
  {
    id: 'handOverPerson',
    method: 'POST',
    path: `${one}/hand-over`,
    summary: 'Give somebody’s open work, shifts and teams to somebody else',
    rights,
    command: 'hand-over',
    ask: z.strictObject({ to: slug }),
    answer: Person.omit({ chain: true }).partial({ contacts: true, codes: true }).meta({ id: 'Person' }),
  },
]);
