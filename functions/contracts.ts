import { administrationContract } from './administration/contract.ts';
import { approvalsContract } from './approval/contract.ts';
import { auditContract } from './audit/contract.ts';
import { availabilityContract } from './availability/contract.ts';
import { capacityContract } from './capacity/contract.ts';
import { changeContract } from './change/contract.ts';
import { configurationContract } from './configuration/contract.ts';
import { continuityContract } from './continuity/contract.ts';
import { incidentContract } from './incident/contract.ts';
import type { Contract } from './kernel/contract.ts';
import { knowledgeContract } from './knowledge/contract.ts';
import { mailContract } from './mail/contract.ts';
import { monitoringContract } from './monitoring/contract.ts';
import { notificationContract } from './notification/contract.ts';
import { onCallContract } from './on-call/contract.ts';
import { document } from './openapi-document.ts';
import { peopleContract } from './people/contract.ts';
import { privacyContract } from './privacy/contract.ts';
import { problemContract } from './problem/contract.ts';
import { reportingContract } from './reporting/contract.ts';
import { requestContract } from './request/contract.ts';
import { securityContract } from './security/contract.ts';
import { serviceLevelsContract } from './service-level/contract.ts';

/** The contract of every practice: what the API offers is exactly this. */
export const contracts: Readonly<Record<string, Contract>> = {
  incident: incidentContract,
  monitoring: monitoringContract,
  'on-call': onCallContract,
  notification: notificationContract,
  people: peopleContract,
  change: changeContract,
  problem: problemContract,
  availability: availabilityContract,
  approval: approvalsContract,
  request: requestContract,
  configuration: configurationContract,
  administration: administrationContract,
  knowledge: knowledgeContract,
  mail: mailContract,
  'service-level': serviceLevelsContract,
  reporting: reportingContract,
  security: securityContract,
  continuity: continuityContract,
  capacity: capacityContract,
  audit: auditContract,
  privacy: privacyContract,
};

/** The description of the whole API as OpenAPI 3.1. */
export const openapi = (): object => document(contracts);
