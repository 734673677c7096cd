import type { Change, Plans } from './change.ts';
import { type RiskLevel, unanswered } from './risk.ts';

/** Read as: a change of this risk needs these plans before it is submitted. */
export const plansNeeded: Readonly<Record<RiskLevel, readonly (keyof Plans)[]>> = {
  low: ['implementation'],
  medium: ['implementation', 'backout'],
  high: ['implementation', 'backout', 'test'],
  'very-high': ['implementation', 'backout', 'test'],
};

const plan: Readonly<Record<keyof Plans, string>> = {
  implementation: 'a plan of what is done',
  backout: 'a plan of how it is taken back',
  test: 'a plan of how it is tested',
};

/**
 * What a draft lacks before it can be submitted, in words. An emergency says what is done and to what; a standard change has
 * the plans of its template.
 */
export function missing(change: Change): string[] {
  const { type, plans, risk, cis, services, plannedFrom, plannedTo, answers, template } = change;
  const emergency = type === 'emergency';
  const needed = emergency ? (['implementation'] as const) : plansNeeded[risk.level];
  const open = type === 'normal' ? unanswered(answers).length : 0;
  return [
    ...(cis.length + services.length === 0 ? ['a service or an item that it is done to'] : []),
    ...(type === 'standard' && !template ? ['a template of the catalogue'] : []),
    ...needed.filter((name) => !plans[name]).map((name) => plan[name]),
    ...(!emergency && (!plannedFrom || !plannedTo) ? ['a window in which it is done'] : []),
    ...(open ? [`answers to ${open === 1 ? 'a question' : `${open} questions`} about its risk`] : []),
  ];
}
