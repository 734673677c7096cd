import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { slug } from '../kernel/text.ts';
import { deed, type SecurityIncident } from './incident.ts';

/** Who alone may know of it; null is everybody with the role. */
export const SetNeedToKnow = z.strictObject({
  people: z
    .array(slug)
    .min(1)
    .max(50)
    .refine((list) => new Set(list).size === list.length, 'has one of them twice')
    .nullable(),
});

type Knowable = Pick<SecurityIncident, 'needToKnow'>;

/** Whoever has the role and is on the list, where there is one. Nothing else lets anybody know: not even to administer the desk. */
export const mayKnow = ({ needToKnow }: Knowable, { kind, id, roles }: Actor): boolean =>
  kind === 'system' || (roles.includes('security') && (!needToKnow || needToKnow.includes(id)));

/**
 * Says who may know of it. Whoever says so stays among them: the others can take them off. Undefined when it is so already.
 *
 * @throws {Refusal} `validation` for a list without whoever asks
 */
export function setNeedToKnow(
  before: SecurityIncident,
  people: readonly string[] | null,
  by: Actor,
  at: string,
): Decision<SecurityIncident> | undefined {
  if (people && by.kind === 'person' && !people.includes(by.id))
    throw invalid('/people', 'leaves you out: others can take you off the list');
  const needToKnow = people ? [...people].sort() : undefined;
  if (JSON.stringify(needToKnow) === JSON.stringify(before.needToKnow)) return undefined;
  const next = { ...before, needToKnow };
  return decide<SecurityIncident>(before, next, deed('need-to-know-set', by, at));
}
