import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { slug } from '../kernel/text.ts';
import { deed, type SecurityIncident } from './incident.ts';
import { isOver } from './lifecycle.ts';
import type { Observable } from './observable.ts';
import { incidentFields } from './opening.ts';
import { riskOf, type Weights } from './risk.ts';

/** `null` takes away what need not be there. */
export const ChangeSecurityIncident = z
  .strictObject({
    ...incidentFields,
    description: incidentFields.description.nullable(),
    category: incidentFields.category.nullable(),
    assignee: slug.nullable(),
  })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeSecurityIncident = z.infer<typeof ChangeSecurityIncident>;

const alive = (incident: SecurityIncident): void => {
  if (isOver(incident)) throw new Refusal('illegal-transition', 'It is closed and stays as it is.');
};

/**
 * Corrects what is known of it; its risk follows.
 *
 * @throws {Refusal} `illegal-transition` once it is closed, `validation` for an assignee who may not know of it
 */
export function correct(
  before: SecurityIncident,
  ask: ChangeSecurityIncident,
  weights: Weights,
  by: Actor,
  at: string,
): Decision<SecurityIncident> {
  alive(before);
  const said = Object.fromEntries(Object.entries(ask).map(([name, value]) => [name, value ?? undefined]));
  const next = { ...before, ...said } as SecurityIncident;
  if (ask.assignee && before.needToKnow && !before.needToKnow.includes(ask.assignee))
    throw invalid('/assignee', 'is not among those who may know of it');
  const type = Object.keys(ask).every((name) => name === 'assignee') ? 'assigned' : 'changed';
  return decide<SecurityIncident>(before, { ...next, risk: riskOf(next, weights) }, deed(type, by, at));
}

/** Keeps what was seen and what is thought of it; its risk follows. */
export function observe(
  before: SecurityIncident,
  observables: Observable[] | undefined,
  type: 'observable-added' | 'observable-judged',
  weights: Weights,
  by: Actor,
  at: string,
): Decision<SecurityIncident> | undefined {
  if (!observables) return undefined;
  alive(before);
  const next = { ...before, observables };
  return decide<SecurityIncident>(before, { ...next, risk: riskOf(next, weights) }, deed(type, by, at));
}

/** Refuses what is over. @throws {Refusal} `illegal-transition` */
export const demandAlive = alive;
