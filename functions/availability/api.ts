import { api } from '../runtime/api.ts';
import { availabilityContract } from './contract.ts';
import { serveCommitments } from './serve-commitments.ts';
import { serveFigures } from './serve-figures.ts';
import { serveOutages } from './serve-outages.ts';
import { serveStatusPages } from './serve-status-pages.ts';

export const handler = api('availability', availabilityContract, {
  ...serveOutages,
  ...serveCommitments,
  ...serveFigures,
  ...serveStatusPages,
});
