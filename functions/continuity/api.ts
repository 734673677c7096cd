import { api } from '../runtime/api.ts';
import { continuityContract } from './contract.ts';
import { serveAnalyses } from './serve-analyses.ts';
import { serveExercises } from './serve-exercises.ts';
import { servePlans } from './serve-plans.ts';
import { serveProtections } from './serve-protections.ts';

export const handler = api('continuity', continuityContract, {
  ...serveAnalyses,
  ...serveProtections,
  ...servePlans,
  ...serveExercises,
});
