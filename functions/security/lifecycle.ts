import { type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';

export const incidentStates = [
  'draft',
  'analysis',
  'contain',
  'eradicate',
  'recover',
  'review',
  'closed',
] as const;
export type IncidentState = (typeof incidentStates)[number];

/**
 * Read a row as: from this state, this step leads to that state. The phases are those of NIST SP 800-61; what turns out to go on
 * is analyzed or contained once more.
 */
export const incidentLifecycle = {
  draft: { analyze: 'analysis', dismiss: 'closed' },
  analysis: { contain: 'contain', dismiss: 'closed' },
  contain: { eradicate: 'eradicate', analyze: 'analysis', dismiss: 'closed' },
  eradicate: { recover: 'recover', contain: 'contain' },
  recover: { 'begin-review': 'review', contain: 'contain' },
  review: { close: 'closed', contain: 'contain' },
  closed: { reopen: 'analysis' },
} as const satisfies Lifecycle<IncidentState>;

/** The steps that people can take now. */
export const stepsOf = ({ state }: { state: IncidentState }): string[] => stepsFrom(incidentLifecycle, state);

/** It is over. */
export const isOver = ({ state }: { state: IncidentState }): boolean => state === 'closed';
