import { contract } from '../kernel/contract.ts';
import { analysisContract } from './contract/analyses.ts';
import { exerciseContract } from './contract/exercises.ts';
import { planContract } from './contract/plans.ts';
import { protectionContract } from './contract/protections.ts';

/** Continuity over HTTP. */
export const continuityContract = contract([
  ...analysisContract,
  ...protectionContract,
  ...planContract,
  ...exerciseContract,
]);
