import type { Exercise as KeptExercise } from '../../../functions/continuity/exercise.ts';
import type { ImpactAnalysis as KeptAnalysis } from '../../../functions/continuity/impact-analysis.ts';
import type { ContinuityPlan as KeptPlan } from '../../../functions/continuity/plan.ts';
import type { PlanRun as KeptRun } from '../../../functions/continuity/plan-run.ts';
import type { Protection as KeptProtection } from '../../../functions/continuity/protection.ts';
import type { QuarantinedEvidence } from '../../../functions/continuity/quarantined-evidence.ts';
import type { TierReadiness } from '../../../functions/continuity/readiness.ts';
import type { ServiceContinuity } from '../../../functions/continuity/standing.ts';
import type { Base } from '../../model.ts';

export type Analysis = Base & Omit<KeptAnalysis, 'kind'> & { steps?: string[]; disruption?: number };
export type Protection = Base & Omit<KeptProtection, 'kind'>;
export type Plan = Base & Omit<KeptPlan, 'kind'> & { steps?: string[] };
export type PlanRun = Base & Omit<KeptRun, 'kind'> & { next?: string[] };
export type Exercise = Base & Omit<KeptExercise, 'kind'> & { steps?: string[] };
export type Evidence = Base & Omit<QuarantinedEvidence, 'kind'> & { steps?: string[] };
/** A service on the board. */
export type Standing = Base &
  Omit<ServiceContinuity, 'kind' | 'items'> & { red: number; unproved: number; itemCount: number };
export type Tier = TierReadiness;
