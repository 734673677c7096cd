import { api } from '../runtime/api.ts';
import { configurationContract } from './contract.ts';
import { serveCiClasses } from './serve-ci-classes.ts';
import { serveCis } from './serve-cis.ts';
import { serveHealth } from './serve-health.ts';
import { serveImpact } from './serve-impact.ts';
import { serveImports } from './serve-imports.ts';
import { serveQuarantinedItems } from './serve-quarantined-items.ts';
import { serveRelations } from './serve-relations.ts';
import { serveServices } from './serve-services.ts';

export const handler = api('configuration', configurationContract, {
  ...serveServices,
  ...serveCis,
  ...serveRelations,
  ...serveImpact,
  ...serveImports,
  ...serveCiClasses,
  ...serveQuarantinedItems,
  ...serveHealth,
});
