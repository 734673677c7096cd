import { api } from '../runtime/api.ts';
import { privacyContract } from './contract.ts';
import { serveErasures } from './serve-erasures.ts';
import { serveExports } from './serve-exports.ts';
import { serveHolds } from './serve-holds.ts';

export const handler = api('privacy', privacyContract, {
  ...serveExports,
  ...serveErasures,
  ...serveHolds,
});
