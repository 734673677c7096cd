import type { Check, Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Person } from './person.ts';

/** True for somebody who can give roles to others right now. */
export const isAdmin = (person: Person): boolean =>
  person.state === 'active' && person.roles.includes('admin');

/** What the `person` index files active administrators under, so that they are found without reading everybody. */
export const adminCapacity = 'admin';

/** True for a decision after which somebody can no longer give roles. */
export const takesAnAdmin = ({ before, after }: Decision<Person>): boolean =>
  before !== undefined && isAdmin(before) && !isAdmin(after);

/**
 * The decision, held to this: somebody who can give roles stays. When it takes an administrator away, it may only commit
 * while one of the others is still one, so that two who remove each other cannot both succeed.
 *
 * @param others the active administrators beside this person
 * @throws {Refusal} `last-admin` when there is nobody else
 */
export function keepingAnAdmin(decision: Decision<Person>, others: readonly Person[]): Decision<Person> {
  if (!takesAnAdmin(decision)) return decision;
  const { after } = decision;
  const [other] = others.filter((person) => person.id !== after.id && isAdmin(person));
  if (!other)
    throw new Refusal('last-admin', `${after.name} is the only administrator. Make somebody else one first.`);
  const check: Check = {
    table: 'people',
    pk: `person#${other.id}`,
    sk: 'record',
    field: 'personPk',
    among: [`person#${adminCapacity}`],
  };
  return { ...decision, checks: [...(decision.checks ?? []), check] };
}
