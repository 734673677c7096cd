import type { Versioned } from '../kernel/decision.ts';
import { type Keeping, records } from '../runtime/records.ts';
import { Exercise, exerciseKeys } from './exercise.ts';
import { analysisKeys, ImpactAnalysis } from './impact-analysis.ts';
import { ContinuityPlan, planKeys } from './plan.ts';
import { PlanRun, runKeys } from './plan-run.ts';
import { Protection, protectionKeys } from './protection.ts';
import { QuarantinedEvidence, quarantineKeys } from './quarantined-evidence.ts';
import { ServiceContinuity, standingKeys } from './standing.ts';

const kept = /* @__PURE__ */ <T extends Versioned>(of: Omit<Keeping<T>, 'practice'>) =>
  records<T>({ practice: 'continuity', ...of });

/** Where business impact analyses are kept. */
export const analyses = /* @__PURE__ */ kept<ImpactAnalysis>({
  kind: 'impact-analysis',
  schema: ImpactAnalysis,
  keysOf: analysisKeys,
});

/** Where it is kept how items are protected. */
export const protections = /* @__PURE__ */ kept<Protection>({
  kind: 'protection',
  schema: Protection,
  keysOf: protectionKeys,
});

/** Where it is kept how the continuity of services stands. */
export const standings = /* @__PURE__ */ kept<ServiceContinuity>({
  kind: 'service-continuity',
  schema: ServiceContinuity,
  keysOf: standingKeys,
});

/** Where continuity plans are kept. */
export const plans = /* @__PURE__ */ kept<ContinuityPlan>({
  kind: 'continuity-plan',
  schema: ContinuityPlan,
  keysOf: planKeys,
});

/** Where runs of plans are kept. */
export const runs = /* @__PURE__ */ kept<PlanRun>({ kind: 'plan-run', schema: PlanRun, keysOf: runKeys });

/** Where exercises are kept. */
export const exercises = /* @__PURE__ */ kept<Exercise>({
  kind: 'exercise',
  schema: Exercise,
  keysOf: exerciseKeys,
});

/** Where evidence waits that could not be taken in. */
export const quarantine = /* @__PURE__ */ kept<QuarantinedEvidence>({
  kind: 'quarantined-evidence',
  schema: QuarantinedEvidence,
  keysOf: quarantineKeys,
});
