import type { Actor } from '../kernel/actor.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import type { ItemContent } from './item-content.ts';

type Who = Pick<Actor, 'id' | 'roles' | 'teams'>;

/** Whether somebody works at the desk. */
export const worksHere = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => role !== 'requester');

/** Whether somebody is offered an item. Managers and administrators, who write the catalogue, see all of it. */
export function isEntitled({ entitlement }: Pick<ItemContent, 'entitlement'>, who: Who): boolean {
  if (entitlement === 'everybody') return true;
  const { roles = [], teams = [] } = entitlement;
  if (who.roles.includes('manager') || who.roles.includes('admin')) return true;
  return who.roles.some((role) => roles.includes(role)) || who.teams.some((team) => teams.includes(team));
}

/**
 * Refuses an order for somebody else by whoever may not give it: who works at the desk may for everybody, others as the item says.
 *
 * @throws {Refusal} `forbidden`, or `validation` for somebody who is not entitled to the item themselves
 */
export function demandMayOrderFor(content: ItemContent, by: Who, person: Who): void {
  if (person.id === by.id) return;
  const together = person.teams.some((team) => by.teams.includes(team));
  const may =
    worksHere(by) || content.forOthers === 'everybody' || (content.forOthers === 'team' && together);
  if (!may) throw new Refusal('forbidden', `${content.name} cannot be ordered for that person by you.`);
  if (!isEntitled(content, person)) throw invalid('/for', `is not offered ${content.name}`);
}
