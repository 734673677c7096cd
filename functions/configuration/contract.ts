import { contract } from '../kernel/contract.ts';
import { ciClassContract } from './contract/ci-classes.ts';
import { ciContract } from './contract/cis.ts';
import { healthContract } from './contract/health.ts';
import { impactContract } from './contract/impact.ts';
import { importContract } from './contract/imports.ts';
import { quarantinedItemContract } from './contract/quarantined-items.ts';
import { relationContract } from './contract/relations.ts';
import { serviceContract } from './contract/services.ts';

/** Configuration management over HTTP. */
export const configurationContract = contract([
  ...serviceContract,
  ...ciContract,
  ...relationContract,
  ...impactContract,
  ...importContract,
  ...ciClassContract,
  ...quarantinedItemContract,
  ...healthContract,
]);
