import { contract } from '../kernel/contract.ts';
import { commitmentContract } from './contract/commitments.ts';
import { figureContract } from './contract/figures.ts';
import { outageContract } from './contract/outages.ts';
import { statusPageContract } from './contract/status-pages.ts';

/** Availability over HTTP. */
export const availabilityContract = contract([
  ...outageContract,
  ...commitmentContract,
  ...figureContract,
  ...statusPageContract,
]);
