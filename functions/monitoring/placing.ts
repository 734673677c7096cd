import { type Level, priorityOf } from '../record/priority.ts';
import { handlingOf, judge, type Rule } from './alert-rule-match.ts';
import type { Severity } from './signal.ts';
import type { Place } from './unheard-of.ts';

/** A service, as far as it decides who looks after its alarms and how much they matter. */
export type Owner = { readonly id: string; readonly team: string; readonly criticality: Level };

/** The service that an alarm has without any alert rule, and why. */
export type Match = {
  readonly service: Owner;
  readonly because: Place['because'];
  /** No incident comes of it, unless a rule says otherwise. */
  readonly recordOnly?: boolean | undefined;
};

const urgencies: Readonly<Record<Severity, Level>> = {
  critical: 'high',
  error: 'high',
  warning: 'medium',
  info: 'low',
};

/** How urgent it is by its source; what says nothing of it is urgent. */
export const urgencyOf = (severity: unknown): Level => urgencies[severity as Severity] ?? 'high';

/**
 * Where an alert belongs, how much it matters there, and how it is handled: what its rules say, else its service's criticality
 * and its source's severity. A rule that names no active service is passed over in that, so that a typo loses no alarm.
 *
 * @param facts of the alert, as conditions see them
 * @param services every active service
 */
export function placeBy(
  facts: Readonly<Record<string, unknown>>,
  match: Match,
  rules: readonly Rule[],
  services: readonly Owner[],
): Place {
  const said = judge(rules, { ...facts, service: match.service.id });
  const { effect } = said;
  const named = effect.service && services.find(({ id }) => id === effect.service);
  const service = named || match.service;
  const matters = {
    impact: effect.impact ?? service.criticality,
    urgency: effect.urgency ?? urgencyOf(facts.severity),
  };
  const source = String(facts.integration ?? facts.source);
  const { recordOnly = match.recordOnly } = effect;
  const handling = handlingOf(
    { ...said, effect: { ...effect, recordOnly } },
    { ...facts, service: service.id },
    source,
  );
  return {
    service: service.id,
    team: service.team,
    because: named ? 'alert-rule' : match.because,
    ...matters,
    priority: priorityOf(matters),
    handling,
  };
}
