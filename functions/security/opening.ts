import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { line, slug, text } from '../kernel/text.ts';
import { recordId } from '../record/link.ts';
import { Level } from '../record/priority.ts';
import { deed, incidentId, type SecurityIncident } from './incident.ts';
import { withObservables } from './observable.ts';
import { riskOf, type Weights } from './risk.ts';
import { Severity } from './severity.ts';

const few = (most: number) => z.array(line(2_048)).max(most);

/** What people can say of a security incident, when it is opened and later. */
export const incidentFields = {
  title: line(200),
  description: text(65_536),
  severity: Severity,
  impact: Level,
  category: line(80),
  assignee: slug,
  accounts: few(50),
  resources: few(50),
  related: z.array(recordId).max(40),
};

/** A title is enough: it is then of medium severity, and everybody with the role may know of it. */
export const OpenSecurityIncident = z.strictObject({
  ...incidentFields,
  description: incidentFields.description.optional(),
  severity: Severity.default('medium'),
  impact: Level.default('medium'),
  category: incidentFields.category.optional(),
  assignee: slug.optional(),
  accounts: few(50).default([]),
  resources: few(50).default([]),
  related: incidentFields.related.optional(),
  parent: incidentId.optional(),
  /** Who alone may know of it; whoever opens it is among them. */
  needToKnow: z.array(slug).max(49).optional(),
});
export type OpenSecurityIncident = z.output<typeof OpenSecurityIncident>;

export type Opening = Omit<OpenSecurityIncident, 'related'> & {
  readonly related?: readonly string[] | undefined;
  readonly findings?: readonly string[];
  readonly observables?: Parameters<typeof withObservables>[1];
};

/** Where whatever it is a part of finds it. */
const childRow = (id: string, parent: string, at: string): Claim => ({
  pk: `security-incident#${id}`,
  sk: 'parent',
  values: { id, subjectPk: `security-incident#parent#${parent}`, subjectSk: `${at}#${id}` },
});

/** Opens a security incident: its risk follows from what is known of it. */
export function open(
  { findings = [], observables = [], related, needToKnow, ...opening }: Opening,
  id: string,
  weights: Weights,
  by: Actor,
  at: string,
): Decision<SecurityIncident> {
  const known = needToKnow?.length
    ? [...new Set([...needToKnow, ...(by.kind === 'person' ? [by.id] : [])])].sort()
    : undefined;
  const seen = withObservables([], observables, by.id, at);
  const incident = {
    ...opening,
    id,
    kind: 'security-incident' as const,
    state: 'draft' as const,
    risk: riskOf({ ...opening, observables: seen }, weights),
    requester: by.id,
    ...(known && { needToKnow: known }),
    ...(related && { related: [...related] }),
    findings: [...findings],
    observables: seen,
    runs: 0,
    reached: { draft: at },
    openedAt: at,
  };
  const decision = decide<SecurityIncident>(undefined, incident, deed('opened', by, at));
  return opening.parent ? { ...decision, claims: [childRow(id, opening.parent, at)] } : decision;
}
