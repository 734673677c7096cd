import type { ChangeType } from '../../../functions/change/lifecycle.ts';
import type { Change } from './types.ts';

/** A change while somebody writes on it: every field is there, empty ones too. */
export type Draft = {
  type: ChangeType;
  template: string;
  title: string;
  description: string;
  services: string[];
  cis: string;
  implementation: string;
  backout: string;
  test: string;
  outage: boolean;
  plannedFrom: string;
  plannedTo: string;
  answers: Record<string, string>;
};

/** What is written so far. */
export const draftOf = (change?: Change): Draft => ({
  type: change?.type ?? 'normal',
  template: change?.template?.id ?? '',
  title: change?.title ?? '',
  description: change?.description ?? '',
  services: change?.services ?? [],
  cis: (change?.cis ?? []).join(', '),
  implementation: change?.plans.implementation ?? '',
  backout: change?.plans.backout ?? '',
  test: change?.plans.test ?? '',
  outage: change?.outage ?? false,
  plannedFrom: change?.plannedFrom ?? '',
  plannedTo: change?.plannedTo ?? '',
  answers: change?.answers ?? {},
});

/** The ids in a text, between commas or spaces. */
export const ids = (list: string) => list.split(/[\s,]+/).filter(Boolean);

/** What is said of a change, by the names of the API; what is empty is left out. */
export function said(draft: Draft): Record<string, unknown> {
  const { template, type, title, description, services, cis, outage, plannedFrom, plannedTo } = draft;
  const plans = Object.fromEntries(
    (['implementation', 'backout', 'test'] as const)
      .filter((name) => draft[name].trim())
      .map((name) => [name, draft[name]]),
  );
  return {
    ...(template ? { template } : { type }),
    ...(title.trim() && { title }),
    ...(description.trim() && { description }),
    ...(services.length && { services }),
    ...(ids(cis).length && { cis: ids(cis) }),
    ...(Object.keys(plans).length && { plans }),
    ...(outage && { outage }),
    ...(plannedFrom && { plannedFrom }),
    ...(plannedTo && { plannedTo }),
    ...(Object.keys(draft.answers).length && { answers: draft.answers }),
  };
}

const nullable = ['description', 'plannedFrom', 'plannedTo'];

/** What differs from what was there; what was emptied is taken away. */
export function edits(before: Draft, after: Draft): Record<string, unknown> {
  const was = said({ ...before, template: '' });
  const is = said({ ...after, template: '' });
  const blank: Record<string, unknown> = { services: [], cis: [], plans: {}, outage: false, answers: {} };
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
      .map((name) => [name, is[name] ?? (nullable.includes(name) ? null : blank[name])]),
  );
}

/** The question about its risk, as the API is asked it before there is a change. */
export function riskPath(draft: Draft): string {
  const { type, services, cis, answers, outage, backout, plannedFrom, plannedTo } = draft;
  const ask = new URLSearchParams({ type });
  const list = (name: string, values: string[]) => values.length && ask.set(name, values.join(','));
  list('services', services);
  list(
    'cis',
    ids(cis).filter((id) => /^CI-[1-9]\d*$/.test(id)),
  );
  list(
    'answers',
    Object.entries(answers).map(([question, answer]) => `${question}:${answer}`),
  );
  if (outage) ask.set('outage', 'true');
  if (backout.trim()) ask.set('backout', 'true');
  if (plannedFrom && plannedTo && plannedFrom < plannedTo) {
    ask.set('plannedFrom', plannedFrom);
    ask.set('plannedTo', plannedTo);
  }
  return `/changes/risk?${ask}`;
}
