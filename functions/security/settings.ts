import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { slug } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';
import { Weights } from './risk.ts';
import { Severity } from './severity.ts';

const days = z.int().min(1).max(3_650);
const Deadlines = z.strictObject({
  critical: days,
  high: days,
  medium: days,
  low: days,
  informational: days,
});

const fields = {
  /** How much each criterion counts for the risk of an incident. */
  weights: Weights,
  /** Findings from this severity on open a case; the others are only kept. */
  openFrom: Severity,
  /** Days after which a vulnerability of this severity is late. */
  deadlines: Deadlines,
  /** Who alone sees a case that a finding opens; everybody with the role when nobody is named. */
  responders: z.array(slug).max(50),
};

/** How the desk's security responders work: the one record of its kind. */
export const SecuritySettings = z
  .object({
    ...recordFields,
    id: z.literal('desk'),
    kind: z.literal('security-settings'),
    state: z.literal('active'),
    ...fields,
  })
  .meta({ id: 'SecuritySettings' });
export type SecuritySettings = z.infer<typeof SecuritySettings>;

export const ChangeSecuritySettings = z
  .strictObject(fields)
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeSecuritySettings = z.infer<typeof ChangeSecuritySettings>;

/** What holds until somebody says otherwise. The days are those of CISA’s BOD 19-02 (15 and 30), rounded to weeks and quarters. */
export const standardSettings: SecuritySettings = {
  id: 'desk',
  kind: 'security-settings',
  state: 'active',
  title: 'How security responders work',
  version: 1,
  weights: { severity: 40, observables: 25, impact: 20, spread: 15 },
  openFrom: 'low',
  deadlines: { critical: 14, high: 30, medium: 90, low: 180, informational: 365 },
  responders: [],
};

/** What is opened, judged or found from now on goes by what is said here. */
export const changeSettings = (
  before: SecuritySettings,
  ask: ChangeSecuritySettings,
  by: Actor,
  at: string,
): Decision<SecuritySettings> =>
  decide<SecuritySettings>(
    before,
    { ...before, ...ask },
    { type: 'security-settings.changed', by: by.id, at },
  );
