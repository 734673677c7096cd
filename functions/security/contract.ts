import { contract } from '../kernel/contract.ts';
import { attachmentOperations } from '../record/attachment-operations.ts';
import { findingContract } from './contract/findings.ts';
import { incidentContract } from './contract/incidents.ts';
import { playbookContract } from './contract/playbooks.ts';
import { one } from './contract/view.ts';
import { vulnerabilityContract } from './contract/vulnerabilities.ts';
import { securityIncidentRights } from './rights.ts';

/** Security over HTTP. */
export const securityContract = contract([
  ...incidentContract,
  ...attachmentOperations('SecurityIncident', one, securityIncidentRights),
  ...findingContract,
  ...vulnerabilityContract,
  ...playbookContract,
]);
